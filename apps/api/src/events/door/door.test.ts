import { createHash } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import { v7 } from 'uuid'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { addHost } from '../hosts/contract.ts'
import { getMyCode, listGoing } from '../rsvp/contract.ts'
import { go, inHours, live, said, truth } from '../testing.ts'
import { checkIn, getManifest, listAttendees, sendCheckIns, undoCheckIn } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

/** An event that begins in an hour, with somebody at the door. */
async function opening() {
  const campus = await makeCampus()
  const [host, door, guest] = [
    await campus.student('Hal Host'),
    await campus.student('Dora Door'),
    await campus.student('Gus Guest'),
  ]
  const { id } = await live(host, { startsAt: inHours(1), guestsAllowed: 2 })
  const params = { id }
  await host(addHost, { params, body: { userId: door.viewer.id, role: 'door' } })
  await go(guest, id, 1)
  const code = (asker: Asker) => asker(getMyCode, { params }).then((mine) => mine.code)
  return { campus, host, door, guest, id, params, code }
}

test('the door reads the code and knows who comes with how many, and sees when it is shown a second time', async () => {
  const { campus, host, door, guest, id, params, code } = await opening()
  const mine = await guest(getMyCode, { params })
  expect(mine.qr).toMatch(/^<svg/)
  expect(mine.code).toMatch(/^BT:[A-Z2-7]{42}$/)
  const body = { code: mine.code.toLowerCase() }
  const first = await door(checkIn, { params, body })
  expect(first).toMatchObject({ person: { name: 'Gus Guest' }, guests: 1, alreadyAt: null })
  clock.offsetMs = 60_000
  expect((await host(checkIn, { params, body })).alreadyAt).toBe(first.checkedInAt)
  expect((await said(campus, 'checked_in')).map(({ payload }) => payload.user_id)).toEqual([guest.viewer.id])
  await door(undoCheckIn, { params: { ...params, userId: guest.viewer.id } })
  expect((await door(checkIn, { params, body: { userId: guest.viewer.id } })).alreadyAt).toBeNull()
  expect((await said(campus, 'check_in_undone')).length).toBe(1)
  await expect(guest(checkIn, { params, body })).rejects.toMatchObject({ status: 403 })
  await expect(door(getMyCode, { params })).rejects.toMatchObject({ status: 404 })
  expect(await code(guest)).toBe(mine.code)
  expect((await truth(campus, id)).rsvps[0]?.checkedInById).toBe(door.viewer.id)
})

test('a code counts at its own event, for somebody who has a place, while the door is open', async () => {
  const { campus, host, door, guest, params, code } = await opening()
  const other = await live(host, { startsAt: inHours(1), capacity: 1 })
  const waiting = await campus.student('Will Wait')
  await go(guest, other.id)
  await go(waiting, other.id)
  const foreign = await guest(getMyCode, { params: { id: other.id } })
  const mine = await code(guest)
  const forged = mine.slice(0, -1) + (mine.endsWith('A') ? 'E' : 'A')
  for (const wrong of [foreign.code, forged, 'BT:', 'nonsense', mine.slice(0, -1)])
    await expect(door(checkIn, { params, body: { code: wrong } })).rejects.toMatchObject({
      status: 422,
      code: 'WRONG_DOOR_CODE',
    })
  const elsewhere = host(checkIn, { params: { id: other.id }, body: { userId: waiting.viewer.id } })
  await expect(elsewhere).rejects.toMatchObject({ status: 409, code: 'NOT_GOING' })
  await expect(waiting(getMyCode, { params: { id: other.id } })).rejects.toMatchObject({ status: 404 })
  const early = await live(host, { startsAt: inHours(48) })
  await go(guest, early.id)
  const tooEarly = host(checkIn, { params: { id: early.id }, body: { userId: guest.viewer.id } })
  await expect(tooEarly).rejects.toMatchObject({ status: 409, code: 'WRONG_TIME' })
})

test('what a door noted offline counts once, however often it is sent, and each item by itself', async () => {
  const { campus, door, guest, host, id, params, code } = await opening()
  const late = await campus.student('Lara Late')
  await go(late, id)
  const [mine, hers] = [await code(guest), await code(late)]
  const at = inHours(0)
  const items = [
    { id: v7(), code: mine, at },
    { id: v7(), code: 'scribble', at },
    { id: v7(), code: hers, at: inHours(-48) },
    { id: v7(), userId: host.viewer.id, at },
    { id: v7(), code: mine, at: inHours(0.01) },
  ]
  const results = async (asker: Asker, sent: typeof items) =>
    (await asker(sendCheckIns, { params, body: { items: sent } })).items
  const byId = (list: Awaited<ReturnType<typeof results>>) =>
    items.map((item) => list.find((one) => one.id === item.id)?.result)
  const first = await results(door, items)
  expect(byId(first)).toEqual(['checked_in', 'wrong_code', 'wrong_time', 'not_going', 'already'])
  expect(first.find((one) => one.id === items[0]?.id)).toMatchObject({
    person: { name: 'Gus Guest' },
    guests: 1,
    checkedInAt: at,
  })
  expect(byId(await results(door, items))).toEqual([
    'checked_in',
    'wrong_code',
    'wrong_time',
    'not_going',
    'already',
  ])
  expect(await said(campus, 'checked_in')).toHaveLength(1)
  await host(undoCheckIn, { params: { id, userId: guest.viewer.id } })
  // A copy that was under way when it was undone does not let them in again; a new look at the code does.
  expect((await results(door, items.slice(0, 1)))[0]?.result).toBe('undone')
  expect((await results(door, [{ id: v7(), code: mine, at }]))[0]?.result).toBe('checked_in')
  await expect(guest(sendCheckIns, { params, body: { items } })).rejects.toMatchObject({ status: 403 })
})

test('two doors that see the same code at once: one lets in, the other is warned', async () => {
  const { campus, door, host, guest, params, code } = await opening()
  const body = { code: await code(guest) }
  const seen = await Promise.all([door, host, door, host].map((one) => one(checkIn, { params, body })))
  expect(seen.filter(({ alreadyAt }) => alreadyAt === null)).toHaveLength(1)
  expect(await said(campus, 'checked_in')).toHaveLength(1)
})

test('the manifest knows everybody with a place by the hash of their code, and has no codes in it', async () => {
  const { campus, door, guest, id, params, code } = await opening()
  const shy = await campus.student('Shy Sue')
  await go(shy, id)
  await campus.command(({ db }) =>
    db.user.updateMany({ where: { id: shy.viewer.id }, data: { directoryHold: true } }),
  )
  const manifest = await door(getManifest, { params })
  const hash = async (asker: Asker) =>
    createHash('sha256')
      .update(await code(asker))
      .digest('hex')
  const entryOf = async (asker: Asker) => {
    const wanted = await hash(asker)
    return manifest.entries.find((entry) => entry.hash === wanted)
  }
  expect(await entryOf(guest)).toMatchObject({
    userId: guest.viewer.id,
    name: 'Gus Guest',
    guests: 1,
    checkedInAt: null,
  })
  expect(await entryOf(shy)).toMatchObject({ userId: shy.viewer.id, name: null })
  expect(JSON.stringify(manifest)).not.toContain(await code(guest))
  await expect(guest(getManifest, { params })).rejects.toMatchObject({ status: 403 })
})

test('who is in no list is in no list of attendees either, and counted; they come in all the same', async () => {
  const { campus, door, host, guest, id, params, code } = await opening()
  const [shy, foe] = [await campus.student('Shy Sue'), await campus.student('Fay Foe')]
  for (const one of [shy, foe]) await go(one, id)
  await campus.command(async ({ db }) => {
    await db.user.updateMany({ where: { id: shy.viewer.id }, data: { directoryHold: true } })
    const [a, b] = [host.viewer.id, foe.viewer.id]
    await db.block.createMany({
      data: [
        { userId: a, otherId: b, mine: false, theirs: true },
        { userId: b, otherId: a, mine: true, theirs: false },
      ],
    })
  })
  const list = await host(listAttendees, { params })
  expect(list.items.map(({ person }) => person.name)).toEqual(['Gus Guest'])
  expect([list.unlisted, list.counts.going]).toEqual([2, 3])
  const going = await guest(listGoing, { params })
  expect(going.items.map(({ name }) => name).sort()).toEqual(['Fay Foe', 'Gus Guest'])
  expect((await door(checkIn, { params, body: { code: await code(shy) } })).person.name).toBe('Shy Sue')
  await expect(guest(listAttendees, { params })).rejects.toMatchObject({ status: 403 })
})
