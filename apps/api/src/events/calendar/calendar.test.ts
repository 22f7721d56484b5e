import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { type Asker, app, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { cancelEvent, createEvent, publishEvent, updateEvent } from '../planning/contract.ts'
import { go, live, makeClub } from '../testing.ts'
import {
  clubIcs,
  endFeed,
  eventIcs,
  getFeed,
  myIcs,
  putCalendarSettings,
  renewFeed,
  schoolIcs,
} from './contract.ts'

function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

const propertyOf = (event: ICAL.Event | undefined, name: string) =>
  event?.component.getFirstPropertyValue(name)
const tokenOf = (address: string) => new URL(address).searchParams.get('token') ?? ''

test('a calendar program reads an event as it is: what, when, where, and under a name of its own', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal Host')
  const { id } = await live(host, {
    title: 'Games, dice; and \\ more',
    about: 'Line one\nLine two',
    place: 'Library, 315',
    startsAt: '2030-11-02T18:00',
    endsAt: '2030-11-02T20:00',
  })
  const params = { id }
  const text = await host(eventIcs, { params })
  const [event, ...others] = parsed(text)
  expect(others).toEqual([])
  expect(event).toMatchObject({
    uid: `${id}@${campus.host}`,
    summary: 'Games, dice; and \\ more',
    location: 'Library, 315',
    sequence: 0,
  })
  expect(event?.description).toContain('Line one\nLine two')
  expect(event?.startDate.toJSDate().toISOString()).toBe('2030-11-02T23:00:00.000Z')
  expect(event?.endDate.toJSDate().toISOString()).toBe('2030-11-03T01:00:00.000Z')
  expect(propertyOf(event, 'status')).toBe('CONFIRMED')
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  await host(updateEvent, { params, body: { startsAt: '2030-11-03T18:00', endsAt: '2030-11-03T20:00' } })
  await host(cancelEvent, { params, body: { reason: 'Flooded' } })
  const [off] = parsed(await host(eventIcs, { params }))
  expect([off?.uid, propertyOf(off, 'status')]).toEqual([event?.uid, 'CANCELLED'])
  expect(off?.sequence).toBeGreaterThan(1)
  expect(off?.startDate.toJSDate().toISOString()).toBe('2030-11-04T00:00:00.000Z')
})

test('dates of a series around the end of summer time are each at six on the campus clock', async () => {
  const campus = await makeCampus()
  const host = await campus.student()
  const repeat = { frequency: 'weekly' as const, count: 3 }
  const body = {
    title: 'Choir',
    category: 'music' as const,
    startsAt: '2027-10-26T18:00',
    endsAt: '2027-10-26T20:00',
    repeat,
  }
  const { id } = await host(createEvent, { body })
  await host(publishEvent, { params: { id }, body: {} })
  const clockOf = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/Chicago',
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const events = parsed(await host(schoolIcs))
  expect(events.map(({ startDate }) => startDate.toJSDate()).map((at) => clockOf.format(at))).toEqual([
    '26/10/2027, 18:00',
    '02/11/2027, 18:00',
    '09/11/2027, 18:00',
  ])
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(3)
})

test('no text can write into the calendar around it', async () => {
  const campus = await makeCampus()
  const host = await campus.student()
  const evil = 'Tea\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nSUMMARY:x\u0007'
  const { id } = await live(host, { about: evil })
  // A title with a line break is refused at the door; one that got into the table some other way does no harm either.
  await campus.command(({ db }) =>
    db.event.updateMany({
      where: { id },
      data: { title: evil, place: 'Room\nATTENDEE:mailto:x@y.test', cancelReason: evil },
    }),
  )
  const events = parsed(await host(eventIcs, { params: { id } }))
  expect(events).toHaveLength(1)
  expect(events[0]?.summary).toBe('Tea END:VEVENT BEGIN:VEVENT UID:evil SUMMARY:x')
  expect(events[0]?.attendees).toEqual([])
})

const get = (campus: TestCampus, path: string, asker?: Asker) =>
  app.inject({
    url: `/api/v1${path}`,
    headers: { host: campus.host, ...(asker ? { authorization: `Bearer ${asker.token}` } : {}) },
  })

test('the secret address finds what one goes to and gives; a new secret ends the old, and a wrong one finds nothing', async () => {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal Host'), await campus.student('Gus Guest')]
  const [going, , interesting] = [
    await live(host, { title: 'Going', onlineUrl: 'https://meet.test/room' }),
    await live(host, { title: 'Not mine' }),
    await live(host, { title: 'Called off' }),
  ]
  await go(guest, going.id)
  await go(guest, interesting.id)
  await host(cancelEvent, { params: { id: interesting.id }, body: { reason: 'Rain' } })
  expect((await guest(getFeed)).since).toBeNull()
  const feed = await guest(renewFeed)
  const token = tokenOf(feed.mine)
  const answer = await get(campus, `/calendar.ics?token=${token}`)
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'text/calendar; charset=utf-8',
    'private, no-store',
  ])
  expect(parsed(answer.body).map(({ summary }) => summary)).toEqual(['Going', 'Cancelled: Called off'])
  expect(answer.body.replaceAll('\r\n ', '')).toContain('https://meet.test/room')
  expect((await guest(getFeed)).since).not.toBeNull()
  const hashes = await campus.read(({ db }) => db.calendarFeed.findMany())
  expect(JSON.stringify(hashes)).not.toContain(token)

  const renewed = tokenOf((await guest(renewFeed)).mine)
  const elsewhere = await makeCampus()
  for (const wrong of [token, `${renewed}x`, 'guess', ''])
    expect((await get(campus, `/calendar.ics?token=${wrong}`)).statusCode).toBe(404)
  expect((await get(elsewhere, `/calendar.ics?token=${renewed}`)).statusCode).toBe(404)
  expect((await get(campus, '/calendar.ics')).statusCode).toBe(401)
  await guest(endFeed)
  expect((await get(campus, `/calendar.ics?token=${renewed}`)).statusCode).toBe(404)
  expect(parsed(await guest(myIcs)).length).toBe(2)
})

test('a secret opens the calendars of school and clubs as its owner sees them, and nothing else', async () => {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal Host'), await campus.student('Gus Guest')]
  const club = await makeClub(campus, [host])
  await live(host, { title: 'For all', clubId: club.id })
  const inner = await live(host, { title: 'For us', clubId: club.id, audience: 'club' })
  const titles = (text: string) =>
    parsed(text)
      .map(({ summary }) => summary)
      .sort()
  expect(titles(await host(clubIcs, { params: { id: club.id } }))).toEqual(['For all', 'For us'])
  expect(titles(await guest(clubIcs, { params: { id: club.id } }))).toEqual(['For all'])
  const token = tokenOf((await guest(renewFeed)).school)
  expect(titles((await get(campus, `/events.ics?token=${token}`)).body)).toEqual(['For all'])
  expect(titles((await get(campus, `/clubs/${club.id}.ics?token=${token}`)).body)).toEqual(['For all'])
  expect((await get(campus, `/events/${inner.id}.ics?token=${token}`)).statusCode).toBe(404)
  expect((await get(campus, `/events?token=${token}`)).statusCode).toBe(401)
  await campus.command(({ db }) =>
    db.user.updateMany({ where: { id: guest.viewer.id }, data: { status: 'suspended' } }),
  )
  expect((await get(campus, `/events.ics?token=${token}`)).statusCode).toBe(404)
})

test('the campus clock is the admins’ to set', async () => {
  const campus = await makeCampus()
  const [admin, student] = [await campus.admin(), await campus.student()]
  const body = { timeZone: 'America/Detroit', review: false }
  await expect(student(putCalendarSettings, { body })).rejects.toMatchObject({ status: 403 })
  await admin(putCalendarSettings, { body })
  const { startsAt, timeZone } = await live(student, {
    startsAt: '2030-01-01T12:00',
    endsAt: '2030-01-01T13:00',
  })
  expect([timeZone, startsAt]).toEqual(['America/Detroit', '2030-01-01T17:00:00.000Z'])
  await expect(
    admin(putCalendarSettings, { body: { ...body, timeZone: 'Nowhere/Land' } }),
  ).rejects.toMatchObject({ status: 422 })
})
