import { expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../../test/campus.ts'
import { getEvent } from '../../../events/contract.ts'
import { decideAttendee } from '../../../events/door/contract.ts'
import { acceptHosting, addHost } from '../../../events/hosts/contract.ts'
import { cancelEvent, createEvent, publishEvent, updateEvent } from '../../../events/planning/contract.ts'
import { go, inHours, live, makeClub } from '../../../events/testing.ts'
import { listNotifications } from '../../contract.ts'
import { subjects } from '../../testing.ts'

const bell = async (person: Asker) =>
  (await person(listNotifications)).items.map(({ title, body, href }) => ({ title, body, href }))

async function stage() {
  const campus = await makeCampus()
  const [host, bob, carl] = [
    await campus.student('Hal Host'),
    await campus.student('Bob'),
    await campus.student('Carl'),
  ]
  return { campus, host, bob, carl }
}

test('a series that moves and is called off is said once to each person, of the first date they go to', async () => {
  const { campus, host, bob, carl } = await stage()
  const repeat = { frequency: 'weekly' as const, count: 4 }
  const plan = { title: 'Choir', category: 'music' as const, startsAt: inHours(100), endsAt: inHours(102) }
  const { id } = await host(createEvent, { body: { ...plan, repeat } })
  const params = { id }
  await host(publishEvent, { params, body: {} })
  const dates = (await host(getEvent, { params })).series?.dates.map((date) => date.id) ?? []
  for (const date of dates) await go(bob, date)
  await go(carl, dates[2] ?? '')
  await host(updateEvent, { params, body: { place: 'Chapel', scope: 'all' } })
  await campus.runJobs()
  await host(cancelEvent, { params, body: { reason: 'No piano.', scope: 'all' } })
  await campus.runJobs()
  expect(await bell(bob)).toEqual([
    { title: 'Called off: Choir, 4 dates', body: 'No piano.', href: `/events/${id}` },
    {
      title: 'New place: Choir',
      body: expect.stringMatching(/ · Chapel, and 3 more dates$/),
      href: `/events/${id}`,
    },
  ])
  expect(await bell(carl)).toEqual([
    { title: 'Called off: Choir', body: 'No piano.', href: `/events/${dates[2]}` },
    { title: 'New place: Choir', body: expect.stringMatching(/ · Chapel$/), href: `/events/${dates[2]}` },
  ])
  expect(await subjects(bob)).toHaveLength(2)
  expect(await subjects(carl)).toHaveLength(2)
})

test('who waits for a place or for the hosts hears that it is off', async () => {
  const { campus, host, bob, carl } = await stage()
  const full = await live(host, { title: 'Film', capacity: 1 })
  await go(bob, full.id)
  await go(carl, full.id)
  const asking = await live(host, { title: 'Dinner', approval: true })
  await go(carl, asking.id)
  for (const { id } of [full, asking])
    await host(cancelEvent, { params: { id }, body: { reason: 'No power.' } })
  await campus.runJobs()
  const off = (await bell(carl)).map(({ title }) => title)
  expect(off.sort()).toEqual(['Called off: Dinner', 'Called off: Film'])
})

test('a yes to somebody for whom there is no place yet is a place in the line, and a no is a no', async () => {
  const { campus, host, bob, carl } = await stage()
  const { id } = await live(host, { title: 'Dinner', capacity: 1, approval: true })
  const dave = await campus.student('Dave')
  for (const person of [bob, carl, dave]) await go(person, id)
  for (const { viewer } of [bob, carl])
    await host(decideAttendee, { params: { id, userId: viewer.id }, body: { decision: 'approve' } })
  await host(decideAttendee, { params: { id, userId: dave.viewer.id }, body: { decision: 'decline' } })
  await campus.runJobs()
  expect((await bell(bob))[0]?.title).toBe('You are in: Dinner')
  expect((await bell(carl))[0]).toMatchObject({
    title: 'You are in line: Dinner',
    body: expect.stringContaining('all places are taken'),
  })
  expect((await bell(dave))[0]).toMatchObject({ title: 'Not this time: Dinner' })
  expect((await bell(host))[0]?.href).toBe(`/events/${id}/attendees?status=requested`)
})

test('the officers of a club are asked by its name, and the organiser hears what they say', async () => {
  const { campus, host, bob, carl } = await stage()
  const club = await makeClub(campus, [bob, carl])
  const { id } = await live(host, { title: 'Dinner' })
  const { hosts } = await host(addHost, { params: { id }, body: { clubId: club.id } })
  await campus.runJobs()
  expect((await bell(bob))[0]).toMatchObject({
    title: 'Hal Host asks Chess Club to host Dinner',
    body: expect.stringContaining('Please say yes or no.'),
    href: `/events/${id}`,
  })
  expect(await bell(carl)).toEqual([])
  await bob(acceptHosting, { params: { id, hostId: hosts[0]?.id ?? '' } })
  await campus.runJobs()
  expect((await bell(host))[0]?.title).toBe('Chess Club hosts Dinner too')
})
