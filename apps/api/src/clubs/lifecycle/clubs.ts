import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { sendInvite } from '../admission/invite-rows.ts'
import { note } from '../club-history.ts'
import { type LockedClub, lockClubAsOfficerOrStaff } from '../club-lock.ts'
import { getClub } from '../club-view.ts'
import type * as contract from '../contract.ts'
import { assertInvitable } from '../members/candidates.ts'
import { addMember } from '../members/member-rows.ts'
import { assertWritable } from '../membership.ts'
import { canFound, FOUNDED_PER_DAY } from '../policy.ts'
import { clubCreated, clubUpdated } from '../topics.ts'
import { setPictures } from './club-pictures.ts'
import { clubSlug } from './slugs.ts'

export const MayNotFound = createError(
  'MAY_NOT_FOUND_CLUBS',
  'Confirm your e-mail address before you found a club.',
  403,
)
export const FoundedTooMany = createError(
  'FOUNDED_TOO_MANY_CLUBS',
  'You have founded ten clubs today. Please go on tomorrow.',
  429,
)
export const NameTaken = createError('CLUB_NAME_TAKEN', 'There is a club with this name already.', 409)
export const SecondOfficerIsYou = createError(
  'SECOND_OFFICER_IS_YOU',
  'The second officer must be somebody else.',
  422,
)

type NewClub = z.output<typeof contract.createClub.schema.body>
type Change = z.output<typeof contract.updateClub.schema.body>

/** Founding the same club under the same id again is the club that is there. @throws MayNotFound, FoundedTooMany, NameTaken, SecondOfficerIsYou, IdTaken */
export async function createClub(ctx: Ctx, media: Media, club: NewClub): Promise<contract.ClubDetail> {
  const viewer = signedIn(ctx)
  if (!canFound(viewer)) throw new MayNotFound()
  assertNotAhead(ctx, club.id)
  const { secondOfficer, logo, cover, id = v7() } = club
  if (secondOfficer === viewer.id)
    throw Object.assign(new SecondOfficerIsYou(), {
      fields: { secondOfficer: new SecondOfficerIsYou().message },
    })
  await assertInvitable(ctx, secondOfficer)
  if (!(await insertClub(ctx, id, club))) return await sameClub(ctx, media, id, club)
  await assertNotTooMany(ctx)
  await setPictures(ctx, id, { logo, cover })
  note(ctx, id, 'founded', { name: club.name })
  const about = { club_id: id, school_id: ctx.school.id, actor_id: viewer.id }
  await publish(ctx, clubCreated, about)
  await addMember(ctx, id, { userId: viewer.id, role: 'president', how: 'founded' })
  await sendInvite(ctx, id, { userId: secondOfficer, role: 'officer' })
  return await getClub(ctx, media, id)
}

async function insertClub(ctx: Ctx, id: string, club: NewClub): Promise<boolean> {
  const { hidden = false } = club
  const made = await ctx.sql(sql`
    insert into clubs (id, slug, name, tagline, about, rules, category, tags, entry, hidden, questions, welcome, created_by_id,
                       created_at, updated_at)
    values (${id}::uuid, ${clubSlug(club.name, hidden)}, ${club.name}, ${club.tagline ?? ''}, ${club.about ?? ''},
            ${club.rules ?? ''}, ${club.category}, ${unique(club.tags)}, ${club.entry ?? 'open'}, ${hidden},
            ${club.questions ?? []}, ${club.welcome ?? ''}, ${signedIn(ctx).id}::uuid, ${ctx.now}, ${ctx.now})
    on conflict do nothing returning id`)
  return made.length > 0
}

/** Counts what was just founded as well. Two at once are one after the other, or both could be the tenth. */
async function assertNotTooMany(ctx: Ctx): Promise<void> {
  const { id } = signedIn(ctx)
  await ctx.sql(sql`select pg_advisory_xact_lock(hashtextextended('found' || ${id}, 0))`)
  const [today] = await ctx.sql<{ count: number }>(sql`
    select count(*)::int as count from clubs
     where created_by_id = ${id}::uuid and created_at > ${ctx.now}::timestamptz - interval '24 hours'`)
  if ((today?.count ?? 0) > FOUNDED_PER_DAY) throw new FoundedTooMany()
}

/** Nothing was inserted: this very club is there already, or another has its id or its name. */
async function sameClub(ctx: Ctx, media: Media, id: string, { name }: NewClub) {
  const [row] = await ctx.sql<{ name: string; createdById: string; gone: boolean }>(sql`
    select name, created_by_id as "createdById", deleted_at is not null as gone from clubs where id = ${id}::uuid`)
  if (!row) throw nameTaken()
  if (row.createdById !== signedIn(ctx).id || row.name !== name || row.gone) throw new IdTaken()
  return await getClub(ctx, media, id)
}

/** @throws NotFound, NotAllowedInClub, ClubFrozen, ClubArchived, NameTaken */
export async function updateClub(
  ctx: Ctx,
  media: Media,
  idOrSlug: string,
  change: Change,
): Promise<contract.ClubDetail> {
  const club = await lockClubAsOfficerOrStaff(ctx, idOrSlug, 'edit')
  assertWritable(club)
  const { logo, cover, tags, termEndsAt, ...columns } = change
  const slug = await newSlug(ctx, club, change)
  await ctx.db.club.updateMany({
    where: { id: club.id },
    data: {
      ...columns,
      ...(tags ? { tags: unique(tags) } : {}),
      ...(termEndsAt === undefined ? {} : { termEndsAt: termEndsAt && new Date(termEndsAt) }),
      ...(slug ? { slug } : {}),
      updatedAt: ctx.now,
    },
  })
  await setPictures(ctx, club.id, { logo, cover })
  note(ctx, club.id, 'edited', { fields: Object.keys(change).sort().join(', ') })
  const about = { club_id: club.id, school_id: ctx.school.id, actor_id: signedIn(ctx).id }
  await publish(ctx, clubUpdated, about)
  return await getClub(ctx, media, club.id)
}

/** Another name, or another visibility, is another address. One after the other, so that two clubs never want the same. */
async function newSlug(ctx: Ctx, club: LockedClub, { name = club.name, hidden = club.hidden }: Change) {
  if (name === club.name && hidden === club.hidden) return null
  const slug = clubSlug(name, hidden)
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended(${`club-slug:${ctx.school.id}:${slug}`}, 0))`)
  const others = await ctx.sql(sql`select from clubs where slug = ${slug} and id <> ${club.id}::uuid`)
  if (others.length) throw nameTaken()
  return slug
}

const nameTaken = () => Object.assign(new NameTaken(), { fields: { name: new NameTaken().message } })

const unique = (tags: string[] = []) => [...new Set(tags)]
