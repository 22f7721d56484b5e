import { type Ctx, type ReadCtx, type School, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { hashToken, newToken } from '../../identity/secrets.ts'
import type { Site } from '../../job.ts'
import type { Feed, NewFeed } from './contract.ts'

type Since = { since: Date }

/** Whether the viewer has a secret calendar address. The secret itself nobody knows any more. */
export async function feedOf(ctx: ReadCtx): Promise<z.output<typeof Feed>> {
  const [feed] = await ctx.sql<Since>(
    sql`select created_at as since from calendar_feeds where user_id = ${signedIn(ctx).id}::uuid`,
  )
  return { since: feed?.since.toISOString() ?? null }
}

/** A new secret; with the old one nothing is found from now on. */
export async function renewFeed(ctx: Ctx, site: Site): Promise<z.output<typeof NewFeed>> {
  const token = newToken()
  ctx.write(sql`
    insert into calendar_feeds (user_id, token_hash, created_at)
    values (${signedIn(ctx).id}::uuid, ${hashToken(token)}, ${ctx.now})
    on conflict (school_id, user_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at`)
  const address = (path: string) => `${addressOf(ctx.school, site, path)}?token=${token}`
  return {
    since: ctx.now.toISOString(),
    mine: address('/calendar.ics'),
    school: address('/events.ics'),
    clubs: address('/clubs/:id.ics'),
  }
}

const addressOf = (school: School, site: Site, path: string) => site.urlOf(school, `/api/v1${path}`)

export async function endFeed(ctx: Ctx): Promise<void> {
  ctx.write(sql`delete from calendar_feeds where user_id = ${signedIn(ctx).id}::uuid`)
}

/** Whom a secret speaks for, for reading calendars alone. @throws NotFound for a wrong one, as for one that has ended */
export async function feedOwner(ctx: ReadCtx, token: string): Promise<Viewer> {
  const [owner] = await ctx.sql<Omit<Viewer, 'sessionId'>>(sql`
    select u.id, u.name, u.role, u.email_verified_at is not null as verified
      from calendar_feeds f join users u on u.school_id = f.school_id and u.id = f.user_id
     where f.token_hash = ${hashToken(token)} and u.status = 'active'`)
  if (!owner) throw new NotFound()
  return { ...owner, sessionId: '' }
}
