import { createHash } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import { v7 } from 'uuid'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Asker, app, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { checkIn, getManifest } from '../door/contract.ts'
import { addHost, removeHost } from '../hosts/contract.ts'
import { cancelEvent, updateEvent } from '../planning/contract.ts'
import { getMyCode } from '../rsvp/contract.ts'
import { go, HOUR, inHours, live, said, truth } from '../testing.ts'
import {
  checkInByLink,
  endDoorLink,
  listDoorEntries,
  listDoorLinks,
  makeDoorLink,
  openDoor,
  undoByLink,
} from './contract.ts'

let campus: TestCampus
let host: Asker
let guest: Asker

beforeAll(async () => {
  campus = await makeCampus()
  host = await campus.student('Hal Host')
  guest = await campus.student('Gus Guest')
})

afterEach(() => {
  clock.offsetMs = 0
})

/** An event that begins in an hour, with a guest and a link for Dora, who has no account. */
async function opening() {
  const { id } = await live(host, { startsAt: inHours(1), guestsAllowed: 2 })
  await go(guest, id, 1)
  const made = await host(makeDoorLink, { params: { id }, body: { name: 'Dora' } })
  const token = new URL(made.url).searchParams.get('token') ?? ''
  return { id, made, token, link: { id: made.link.id } }
}

const codeOf = async (asker: Asker, id: string) => (await asker(getMyCode, { params: { id } })).code
const hashOf = (code: string) => createHash('sha256').update(code).digest('hex')
const over = { status: 404, code: 'DOOR_LINK_OVER' }

test('whoever holds the link lets people in by their code, told of a name when it is shown and not before', async () => {
  const { id, made, token, link } = await opening()
  const code = await codeOf(guest, id)
  const door = await campus.anyone(openDoor, { params: link, querystring: { token } })
  expect(door).toMatchObject({
    helper: 'Dora',
    entries: [{ hash: hashOf(code), guests: 1, checkedInAt: null }],
  })
  expect(JSON.stringify(door)).not.toMatch(new RegExp(`Gus|${guest.viewer.id}|${code}`))
  const at = inHours(0)
  const note = { id: v7(), code, at }
  const send = (items: (typeof note)[]) =>
    campus.anyone(checkInByLink, { params: link, body: { token, items } })
  const [first] = (await send([note])).items
  expect(first).toEqual({
    id: note.id,
    result: 'checked_in',
    hash: hashOf(code),
    name: 'Gus Guest',
    guests: 1,
    checkedInAt: at,
  })
  expect((await send([note])).items[0]?.result).toBe('checked_in')
  expect(
    (
      await send([
        { ...note, id: v7() },
        { id: v7(), code: 'scribble', at },
      ])
    ).items.map((one) => one.result),
  ).toEqual(['already', 'wrong_code'])
  expect((await said(campus, 'checked_in')).filter(({ payload }) => payload.event_id === id)).toHaveLength(1)
  expect((await truth(campus, id)).rsvps[0]?.checkedInById).toBe(host.viewer.id)
  expect((await host(listDoorLinks, { params: { id } })).items).toMatchObject([
    { id: made.link.id, name: 'Dora', letIn: 1, lastAt: at },
  ])

  await campus.anyone(undoByLink, { params: link, body: { token, code } })
  await campus.anyone(undoByLink, { params: link, body: { token, code } })
  expect((await send([note])).items[0]?.result).toBe('undone')
  const log = (await host(listDoorEntries, { params: { id } })).items
  const who = { person: { name: 'Gus Guest' }, by: { name: 'Hal Host' }, link: { name: 'Dora' } }
  expect(log).toMatchObject([
    { kind: 'out', ...who },
    { kind: 'in', ...who },
  ])
})

test('a helper takes out nobody whom others let in, and hears no name of who is in no list', async () => {
  const { id, token, link } = await opening()
  const shy = await campus.student('Shy Sue')
  await go(shy, id)
  await campus.command(({ db }) =>
    db.user.updateMany({ where: { id: shy.viewer.id }, data: { directoryHold: true } }),
  )
  const [code, hers] = [await codeOf(guest, id), await codeOf(shy, id)]
  await host(checkIn, { params: { id }, body: { code } })
  await campus.anyone(undoByLink, { params: link, body: { token, code } })
  expect(
    (await host(getManifest, { params: { id } })).entries.find((one) => one.name === 'Gus Guest')
      ?.checkedInAt,
  ).toBeTruthy()
  const items = [{ id: v7(), code: hers, at: inHours(0) }]
  const [let_] = (await campus.anyone(checkInByLink, { params: link, body: { token, items } })).items
  expect(let_).toMatchObject({ result: 'checked_in', name: null })
  const log = (await host(listDoorEntries, { params: { id } })).items
  expect(log.map(({ person, link: by }) => [person?.name ?? null, by?.name ?? null])).toEqual([
    [null, 'Dora'],
    ['Gus Guest', null],
  ])
})

test('a link is for one event, with its whole secret, at its own school', async () => {
  const { token, link } = await opening()
  const other = await opening()
  const elsewhere = await makeCampus()
  const opened = (who: Asker, params: { id: string }, secret: string) =>
    who(openDoor, { params, querystring: { token: secret } })
  for (const [who, params, secret] of [
    [campus.anyone, link, other.token],
    [campus.anyone, link, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`],
    [campus.anyone, { id: v7() }, token],
    [elsewhere.anyone, link, token],
  ] as const)
    await expect(opened(who, params, secret)).rejects.toMatchObject(over)
  const foreign = await codeOf(guest, other.id)
  const items = [{ id: v7(), code: foreign, at: inHours(0) }]
  const [result] = (await campus.anyone(checkInByLink, { params: link, body: { token, items } })).items
  expect(result).toMatchObject({ result: 'wrong_code', name: null })
  // The secret opens nothing but the door.
  const asBearer = await app.inject({
    url: `/api/v1/events/${other.id}`,
    headers: { host: campus.host, authorization: `Bearer ${token}` },
  })
  expect(asBearer.statusCode).toBe(401)
  const stored = await campus.read(({ db }) => db.doorLink.findMany())
  expect(JSON.stringify(stored)).not.toContain(token)
})

test('it ends when it is ended, some hours after the event, with the event, and when its maker gives it no more', async () => {
  const opened = ({ token, link }: { token: string; link: { id: string } }) =>
    campus.anyone(openDoor, { params: link, querystring: { token } })
  const ended = await opening()
  const params = { id: ended.id, linkId: ended.link.id }
  await host(endDoorLink, { params })
  await host(endDoorLink, { params })
  await expect(opened(ended)).rejects.toMatchObject(over)
  expect((await host(listDoorLinks, { params: { id: ended.id } })).items).toEqual([])

  const late = await opening()
  clock.offsetMs = 8.5 * HOUR
  await opened(late)
  clock.offsetMs = 9.5 * HOUR
  await expect(opened(late)).rejects.toMatchObject(over)
  await expect(host(makeDoorLink, { params: { id: late.id }, body: { name: 'Late' } })).rejects.toMatchObject(
    { code: 'EVENT_OVER' },
  )
  clock.offsetMs = 0
  await host(updateEvent, { params: { id: late.id }, body: { endsAt: inHours(6) } })
  clock.offsetMs = 9.5 * HOUR
  await opened(late)
  clock.offsetMs = 0
  await host(cancelEvent, { params: { id: late.id }, body: { reason: 'Flooded' } })
  await expect(opened(late)).rejects.toMatchObject(over)

  const shared = await opening()
  const cohost = await campus.student('Cora Cohost')
  await host(addHost, { params: { id: shared.id }, body: { userId: cohost.viewer.id, role: 'cohost' } })
  const { url, link } = await cohost(makeDoorLink, { params: { id: shared.id }, body: { name: 'Hers' } })
  const hers = { link: { id: link.id }, token: new URL(url).searchParams.get('token') ?? '' }
  await opened(hers)
  const [known] = await campus.read(({ db }) => db.eventHost.findMany({ where: { eventId: shared.id } }))
  await host(removeHost, { params: { id: shared.id, hostId: known?.id ?? '' } })
  await expect(opened(hers)).rejects.toMatchObject(over)
})

test('links are made, listed, ended and looked into by those who give the event; ten at a time, also at once', async () => {
  const { id, link } = await opening()
  const helper = await campus.student('Dan Door')
  await host(addHost, { params: { id }, body: { userId: helper.viewer.id, role: 'door' } })
  for (const one of [helper, guest]) {
    const params = { id }
    await expect(one(makeDoorLink, { params, body: { name: 'Mine' } })).rejects.toMatchObject({ status: 403 })
    await expect(one(listDoorLinks, { params })).rejects.toMatchObject({ status: 403 })
    await expect(one(listDoorEntries, { params })).rejects.toMatchObject({ status: 403 })
    await expect(one(endDoorLink, { params: { id, linkId: link.id } })).rejects.toMatchObject({ status: 403 })
  }
  const wanted = Array.from({ length: 12 }, (_, n) =>
    host(makeDoorLink, { params: { id }, body: { name: `Helper ${n}` } }),
  )
  const made = await Promise.allSettled(wanted)
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
  expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'TOO_MANY_DOOR_LINKS' },
  })
})
