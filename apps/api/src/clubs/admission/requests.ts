import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { lockClub } from '../club-lock.ts'
import { assertWritable } from '../membership.ts'
import { canJoin, REQUEST_MS, REQUESTS_PER_WEEK } from '../policy.ts'
import { officedClub } from '../seen-club.ts'
import { clubDeadline, joinRequested } from '../topics.ts'
import type * as contract from './contract.ts'

export const MayNotAsk = createError(
  'MAY_NOT_JOIN_CLUBS',
  'Confirm your e-mail address before you join a club.',
  403,
)
export const NoRequestNeeded = createError('NO_REQUEST_NEEDED', 'This club takes no requests.', 409)
export const AskedTooOften = createError(
  'ASKED_TOO_OFTEN',
  'You have asked this club several times this week. Please wait a few days.',
  429,
)
export const AnswersMissing = createError('ANSWERS_MISSING', 'Please answer the club’s questions.', 422)

type Wish = z.output<typeof contract.requestToJoin.schema.body>
interface Open {
  id: string
  expiresAt: Date
}

/** Asking again while a request waits is that request. @throws NotFound, NoRequestNeeded, AnswersMissing, AskedTooOften, ClubFrozen, ClubArchived */
export async function requestToJoin(ctx: Ctx, idOrSlug: string, { id, answers = [] }: Wish) {
  const viewer = signedIn(ctx)
  if (!canJoin(viewer)) throw new MayNotAsk()
  assertNotAhead(ctx, id)
  const club = await lockClub(ctx, idOrSlug)
  assertWritable(club)
  if (club.role || club.entry !== 'request') throw new NoRequestNeeded()
  const open = await openRequest(ctx, club.id)
  if (open) return shownOpen(open)
  assertAnswered(club.questions, answers)
  await assertNotTooOften(ctx, club.id)
  return shownOpen(await insertRequest(ctx, club.id, id ?? v7(), answers))
}

async function insertRequest(ctx: Ctx, clubId: string, id: string, answers: string[]): Promise<Open> {
  const viewer = signedIn(ctx)
  const expiresAt = new Date(ctx.now.getTime() + REQUEST_MS)
  ctx.write(sql`
    update club_requests set state = 'expired', decided_at = ${ctx.now}
     where club_id = ${clubId}::uuid and user_id = ${viewer.id}::uuid and state = 'pending'`)
  const made = await ctx.sql(sql`
    insert into club_requests (id, club_id, user_id, answers, expires_at, created_at)
    values (${id}::uuid, ${clubId}::uuid, ${viewer.id}::uuid, ${answers}, ${expiresAt}, ${ctx.now})
    on conflict do nothing returning id`)
  if (!made.length) throw new IdTaken()
  const about = { club_id: clubId, school_id: ctx.school.id, actor_id: viewer.id, user_id: viewer.id }
  await publish(ctx, joinRequested, { ...about, request_id: id })
  await publish(ctx, clubDeadline, { kind: 'request', id, club_id: clubId }, { at: expiresAt })
  return { id, expiresAt }
}

/** Each request rings the bells of those who lead the club. */
async function assertNotTooOften(ctx: Ctx, clubId: string): Promise<void> {
  const [lately] = await ctx.sql<{ count: number }>(sql`
    select count(*)::int as count from club_requests
     where club_id = ${clubId}::uuid and user_id = ${signedIn(ctx).id}::uuid and created_at > ${ctx.now}::timestamptz - interval '7 days'`)
  if ((lately?.count ?? 0) >= REQUESTS_PER_WEEK) throw new AskedTooOften()
}

async function openRequest(ctx: Ctx, clubId: string): Promise<Open | undefined> {
  const [open] = await ctx.sql<Open>(sql`
    select id, expires_at as "expiresAt" from club_requests
     where club_id = ${clubId}::uuid and user_id = ${signedIn(ctx).id}::uuid and state = 'pending' and expires_at > ${ctx.now}`)
  return open
}

function assertAnswered(questions: string[], answers: string[]) {
  if (answers.length === questions.length) return
  const fields = Object.fromEntries(
    questions.map((_, index) => [`answers.${index}`, 'Please answer.']).slice(answers.length),
  )
  throw Object.assign(new AnswersMissing(), { fields })
}

const shownOpen = ({ id, expiresAt }: Open) => ({ id, expiresAt: expiresAt.toISOString() })

const Key = z.tuple([z.uuid()])
type Query = z.output<typeof contract.listRequests.schema.querystring>
type Row = PersonRow & { requestId: string; answers: string[]; createdAt: Date; expiresAt: Date }

/** Oldest first, as they are owed an answer. @throws NotFound, NotAllowedInClub */
export async function listRequests(ctx: ReadCtx, media: Media, idOrSlug: string, query: Query) {
  const club = await officedClub(ctx, idOrSlug, 'admit')
  const rows = await ctx.sql<Row>(requestsQuery(signedIn(ctx), club.id, query, ctx.now))
  const shown = ({ requestId, answers, createdAt, expiresAt, ...person }: Row): contract.JoinRequest => ({
    id: requestId,
    person: personOf(media, person),
    answers: answers.map((answer, index) => ({ question: club.questions[index] ?? '', answer })),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  })
  return pageOf(rows, query.limit, ({ requestId }) => [requestId], shown)
}

export function requestsQuery(viewer: Viewer, clubId: string, { cursor, limit }: Query, now: Date) {
  const after = readCursor(cursor, Key)
  return sql`
    select r.id as "requestId", r.answers, r.created_at as "createdAt", r.expires_at as "expiresAt",
           u.id, u.name, u.avatar_key as "avatarKey"
      from club_requests r join users u on u.school_id = r.school_id and u.id = r.user_id
     where r.club_id = ${clubId}::uuid and r.state = 'pending' and r.expires_at > ${now} and u.status = 'active'
       and ${unblocked(viewer, sql`r.user_id`)} ${after ? sql`and r.id > ${after[0]}::uuid` : empty}
     order by r.id limit ${rowsFor(limit)}`
}
