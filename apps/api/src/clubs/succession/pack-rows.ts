import type { Club as ClubModel } from '@banter/prisma'
import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { unblocked } from '../../people/blocks.ts'
import type { PersonRow } from '../../people/person.ts'
import type { ClubCategory, Entry } from '../contract.ts'
import type { Pack } from './contract.ts'

interface Counts {
  memberCount: number
  events: number
  requests: number
  invites: number
  groups: number
}

export async function countsOf(ctx: ReadCtx, clubId: string): Promise<Counts> {
  const id = sql`${clubId}::uuid`
  const [counts] = await ctx.sql<Counts>(sql`
    select c.member_count as "memberCount",
           (select count(*)::int from events where club_id = ${id} and ${ahead(ctx)}) as events,
           (select count(*)::int from club_requests where club_id = ${id} and state = 'pending' and expires_at > ${ctx.now}) as requests,
           (select count(*)::int from club_invites where club_id = ${id} and state = 'pending' and expires_at > ${ctx.now}) as invites,
           (select count(*)::int from club_groups
             where club_id = ${id} and deleted_at is null and (ends_at is null or ends_at > ${ctx.now})) as groups
      from clubs c where c.id = ${id}`)
  return counts ?? { memberCount: 0, events: 0, requests: 0, invites: 0, groups: 0 }
}

const ahead = (ctx: ReadCtx) => sql`deleted_at is null and state = 'published' and starts_at > ${ctx.now}`
const MOST_EVENTS = 20
const MOST_WAITING = 50
const MOST_ANNOUNCEMENTS = 5

export async function eventsOf(ctx: ReadCtx, clubId: string): Promise<Pack['events']> {
  const rows = await ctx.sql<{ id: string; title: string; startsAt: Date; zone: string; place: string }>(sql`
    select id, title, starts_at as "startsAt", time_zone as zone, place from events
     where club_id = ${clubId}::uuid and ${ahead(ctx)} order by starts_at, id limit ${MOST_EVENTS}`)
  return rows.map(({ startsAt, ...event }) => ({ ...event, startsAt: startsAt.toISOString() }))
}

type Waiting = PersonRow & { requestId: string; createdAt: Date; expiresAt: Date }

export function waitingOf(ctx: ReadCtx, clubId: string): Promise<Waiting[]> {
  return ctx.sql<Waiting>(sql`
    select r.id as "requestId", r.created_at as "createdAt", r.expires_at as "expiresAt", u.id, u.name, u.avatar_key as "avatarKey"
      from club_requests r join users u on u.school_id = r.school_id and u.id = r.user_id
     where r.club_id = ${clubId}::uuid and r.state = 'pending' and r.expires_at > ${ctx.now} and u.status = 'active'
       and ${unblocked(signedIn(ctx), sql`r.user_id`)}
     order by r.id limit ${MOST_WAITING}`)
}

type SettingsRow = Pick<ClubModel, 'hidden' | 'tags' | 'questions' | 'rules' | 'welcome' | 'termEndsAt'> & {
  entry: Entry
  category: ClubCategory
}

export async function settingsOf(ctx: ReadCtx, clubId: string): Promise<Pack['settings']> {
  const [row] = await ctx.sql<SettingsRow>(sql`
    select entry, hidden, category, tags, questions, rules, welcome, term_ends_at as "termEndsAt" from clubs where id = ${clubId}::uuid`)
  if (!row) throw new Error('A handover belongs to a club.')
  return { ...row, termEndsAt: row.termEndsAt?.toISOString() ?? null }
}

/** The latest that can still be read. */
export async function announcementsOf(ctx: ReadCtx, clubId: string): Promise<Pack['announcements']> {
  const rows = await ctx.sql<{ id: string; body: string; createdAt: Date }>(sql`
    select id, body, created_at as "createdAt" from posts
     where club_id = ${clubId}::uuid and kind = 'announcement' and deleted_at is null and hidden_at is null
     order by id desc limit ${MOST_ANNOUNCEMENTS}`)
  return rows.map(({ createdAt, ...post }) => ({ ...post, createdAt: createdAt.toISOString() }))
}
