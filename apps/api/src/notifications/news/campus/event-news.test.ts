import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { clubFrozen, inviteSent, termEnding } from '../../../clubs/topics.ts'
import {
  eventCancelled,
  eventReminderDue,
  eventUpdated,
  placeOffered,
  placeOfferLapsed,
} from '../../../events/topics.ts'
import { put } from '../../../search/testing.ts'
import { bell, posted, subjects, titles } from '../../testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function withEvent() {
  const { campus, ann, bob, carl } = await posted()
  const starts = new Date(clock.now().getTime() + 2 * 86_400_000)
  const id = await put(campus, 'events', {
    organiser_id: ann.viewer.id,
    title: 'Movie night',
    category: 'social',
    place: 'Room 5',
    starts_at: starts,
    ends_at: new Date(starts.getTime() + 3_600_000),
    time_zone: 'America/Chicago',
    state: 'published',
  })
  for (const [person, status] of [
    [bob, 'going'],
    [carl, 'interested'],
  ] as const)
    await campus.command(({ db }) =>
      db.rsvp.create({ data: { eventId: id, userId: person.viewer.id, status } }),
    )
  const fact = {
    event_id: id,
    school_id: campus.school.id,
    organiser_id: ann.viewer.id,
    club_id: null,
    series_id: null,
  }
  return { campus, ann, bob, carl, fact, starts }
}

test('who is coming is reminded, told of another time or place, and that it is off', async () => {
  const { campus, ann, bob, carl, fact, starts } = await withEvent()
  const reminder = { ...fact, starts_at: starts.toISOString() }
  await campus.command(async (ctx) => {
    await publish(ctx, eventReminderDue, { ...reminder, before: 'day' })
    await publish(ctx, eventReminderDue, { ...reminder, before: 'hour' })
    const diff = { place: { before: 'Room 4', after: 'Room 5' }, about: { before: '', after: '' } }
    await publish(ctx, eventUpdated, { ...fact, leads: true, actor_id: ann.viewer.id, diff })
    await publish(ctx, eventUpdated, {
      ...fact,
      leads: true,
      actor_id: ann.viewer.id,
      diff: { about: diff.about },
    })
    await publish(ctx, eventCancelled, {
      ...fact,
      leads: true,
      actor_id: ann.viewer.id,
      reason: 'The projector broke.',
    })
  })
  await campus.runJobs()
  const off = 'Called off: Movie night'
  expect(await titles(bob)).toEqual([
    off,
    'New place: Movie night',
    'In an hour: Movie night',
    'Tomorrow: Movie night',
  ])
  expect(await titles(carl)).toEqual([off, 'New place: Movie night', 'Tomorrow: Movie night'])
  expect((await bell(carl))[2]?.body).toMatch(/C[SD]T · Room 5$/)
  expect((await subjects(bob)).sort()).toEqual([off, 'New place: Movie night', 'Tomorrow: Movie night'])
  expect(await titles(ann)).toEqual([])
})

test('a free place is offered by bell and mail, and so is told that it went on; not when it is taken meanwhile', async () => {
  const { campus, bob, carl, fact } = await withEvent()
  await campus.command((ctx) =>
    ctx.sql(
      sql`update rsvps set status = 'offered', queued_at = now(), offer_ends_at = now() + interval '2 hours' where user_id = ${bob.viewer.id}::uuid`,
    ),
  )
  const ends = new Date(clock.now().getTime() + 7_200_000).toISOString()
  await campus.command(async (ctx) => {
    for (const { viewer } of [bob, carl])
      await publish(ctx, placeOffered, { ...fact, user_id: viewer.id, offer_ends_at: ends })
    await publish(ctx, placeOfferLapsed, { ...fact, user_id: bob.viewer.id })
  })
  await campus.runJobs()
  expect(await titles(bob)).toEqual(['The place went on: Movie night', 'A place is free: Movie night'])
  expect(await subjects(bob)).toEqual(['A place is free: Movie night'])
  expect(await titles(carl)).toEqual([])
})

test('an invitation, the end of a term and a club that nobody leads reach whom they concern', async () => {
  const { campus, ann, bob, carl } = await posted()
  const admin = await campus.admin()
  const club = await put(campus, 'clubs', {
    slug: `chess-${Date.now()}`,
    name: 'Chess club',
    category: 'gaming',
    created_by_id: ann.viewer.id,
  })
  const invite = await put(campus, 'club_invites', {
    club_id: club,
    user_id: bob.viewer.id,
    invited_by_id: ann.viewer.id,
    expires_at: new Date(Date.now() + 86_400_000),
  })
  const about = { club_id: club, school_id: campus.school.id, actor_id: ann.viewer.id }
  await campus.command(async (ctx) => {
    const said = { ...about, invite_id: invite, role: 'member' }
    await publish(ctx, inviteSent, { ...said, user_id: bob.viewer.id })
    await publish(ctx, inviteSent, { ...said, user_id: carl.viewer.id, invite_id: carl.viewer.id })
    await publish(ctx, termEnding, { ...about, user_id: ann.viewer.id, term_ends_at: '2026-12-31', days: 14 })
    await publish(ctx, clubFrozen, about)
  })
  await campus.runJobs()
  expect(await titles(bob)).toEqual(['Ann Author invites you to Chess club'])
  expect(await titles(carl)).toEqual([])
  expect(await titles(ann)).toEqual(['Your term in Chess club ends in 14 days'])
  expect(await bell(admin)).toMatchObject([
    { kind: 'club_frozen', title: 'Nobody leads Chess club any more' },
  ])
  for (const person of [ann, bob, admin]) expect(await subjects(person)).toHaveLength(1)
})
