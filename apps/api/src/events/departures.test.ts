import { publish } from '@banter/tenants/outbox'
import { expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { clubDeleted, memberLeft } from '../clubs/topics.ts'
import { accountClosed, userBlocked } from '../people/topics.ts'
import { getEvent } from './contract.ts'
import { addHost } from './hosts/contract.ts'
import { updateEvent } from './planning/contract.ts'
import { draft, go, live, makeClub, said, truth } from './testing.ts'

const leave = async (campus: TestCampus, { viewer }: Asker) => {
  await campus.command((ctx) =>
    publish(ctx, accountClosed, { user_id: viewer.id, school_id: campus.school.id }),
  )
  await campus.runJobs()
}

test('who is gone leaves their place to the next in the line', async () => {
  const campus = await makeCampus()
  const [host, first, second] = [
    await campus.student('Hal'),
    await campus.student('One'),
    await campus.student('Two'),
  ]
  const { id } = await live(host, { capacity: 1 })
  await go(first, id)
  await go(second, id)
  await leave(campus, first)
  const { statusOf, event, rsvps } = await truth(campus, id)
  expect([statusOf(first), statusOf(second), event.going, event.taken, rsvps.length]).toEqual([
    null,
    'offered',
    0,
    1,
    1,
  ])
})

test('what they gave goes to a co-host, stays the club’s, or is called off', async () => {
  const campus = await makeCampus()
  const [host, friend, guest, officer] = [
    await campus.student('Hal'),
    await campus.student('Fay'),
    await campus.student('Gus'),
    await campus.student('Ola'),
  ]
  const club = await makeClub(campus, [officer, host])
  await campus.command(({ db }) =>
    db.clubMember.updateMany({ where: { userId: host.viewer.id }, data: { role: 'officer' } }),
  )
  const [shared, alone, clubs] = [await live(host), await live(host), await live(host, { clubId: club.id })]
  await draft(host)
  await host(addHost, { params: { id: shared.id }, body: { userId: friend.viewer.id } })
  await go(guest, alone.id)
  await leave(campus, host)
  const see = (asker: Asker, { id }: { id: string }) => asker(getEvent, { params: { id } })
  expect(await see(friend, shared)).toMatchObject({
    role: 'organiser',
    organiser: { name: 'Fay' },
    hosts: [],
    state: 'published',
  })
  expect(await see(guest, alone)).toMatchObject({ state: 'cancelled' })
  expect(await see(guest, clubs)).toMatchObject({ state: 'published' })
  await officer(updateEvent, { params: { id: clubs.id }, body: { title: 'Still on' } })
  expect((await said(campus, 'event_cancelled')).map(({ payload }) => payload.event_id)).toEqual([alone.id])
  expect(await campus.read(({ db }) => db.event.count({ where: { state: 'draft', deletedAt: null } }))).toBe(
    0,
  )
})

test('what a frozen club gives stays on, and its organiser keeps it', async () => {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal'), await campus.student('Gus')]
  const club = await makeClub(campus, [host])
  const { id } = await live(host, { clubId: club.id })
  await campus.command(async ({ db }) => {
    await db.clubMember.deleteMany({ where: { clubId: club.id } })
    await db.club.updateMany({ where: { id: club.id }, data: { state: 'frozen' } })
  })
  await go(guest, id)
  expect(await host(getEvent, { params: { id } })).toMatchObject({ role: 'organiser', state: 'published' })
  await campus.command(({ db }) => db.club.updateMany({ where: { id: club.id }, data: { state: 'active' } }))
  expect((await host(getEvent, { params: { id } })).role).toBeNull()
})

test('who leaves a club leaves what is for its members alone, and who is blocked what the other gives', async () => {
  const campus = await makeCampus()
  const [host, guest] = [await campus.student('Hal'), await campus.student('Gus')]
  const club = await makeClub(campus, [host, guest])
  const inner = await live(host, { clubId: club.id, audience: 'club' })
  const [open, own] = [await live(host, { clubId: club.id }), await live(host)]
  for (const { id } of [inner, open, own]) await go(guest, id)
  const about = { club_id: club.id, school_id: campus.school.id, actor_id: null }
  await campus.command((ctx) => publish(ctx, memberLeft, { ...about, user_id: guest.viewer.id, how: 'left' }))
  await campus.command((ctx) =>
    publish(ctx, userBlocked, { user_id: host.viewer.id, other_id: guest.viewer.id }),
  )
  await campus.runJobs()
  const statuses = await Promise.all(
    [inner, open, own].map(async ({ id }) => (await truth(campus, id)).statusOf(guest)),
  )
  expect(statuses).toEqual([null, 'going', null])
  await campus.command((ctx) => publish(ctx, clubDeleted, about))
  await campus.runJobs()
  expect((await truth(campus, open.id)).event).toMatchObject({
    state: 'cancelled',
    cancelReason: 'The club was closed.',
  })
  expect((await truth(campus, own.id)).event.state).toBe('published')
})
