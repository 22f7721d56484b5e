import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { z } from 'zod'
import { knownClub } from '../../clubs/membership.ts'
import { NotFound } from '../../http/errors.ts'
import { findPost } from '../posts/find-post.ts'
import type * as contract from './contract.ts'

export const TooManyMutes = createError(
  'TOO_MANY_MUTES',
  'You have muted 500 people, clubs and hashtags. Hear of some of them again first.',
  422,
)

export const OwnVoice = createError('OWN_VOICE', 'One cannot mute oneself.', 422)

/** @throws NotFound */
export async function hidePost(ctx: Ctx, id: string) {
  await findPost(ctx, id)
  ctx.write(sql`
    insert into post_hides (post_id, user_id, created_at) values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${ctx.now})
    on conflict do nothing`)
  return { hidden: true }
}

/** @throws NotFound */
export async function unhidePost(ctx: Ctx, id: string) {
  await findPost(ctx, id)
  ctx.write(sql`delete from post_hides where post_id = ${id}::uuid and user_id = ${signedIn(ctx).id}::uuid`)
  return { hidden: false }
}

/** Each list of posts reads them all. */
const MOST_MUTES = 500

type Mute = z.output<typeof contract.Mute>
type Key = z.output<typeof contract.mute.schema.params>

/** What somebody has muted, with the names of now; what is gone has none and is not listed. */
export async function listMutes(ctx: ReadCtx): Promise<{ items: Mute[] }> {
  const items = await ctx.sql<Mute>(sql`
    select * from (
      select m.subject, m.subject_key as key, coalesce(u.name, c.name, case when m.subject = 'tag' then m.subject_key end) as name
        from mutes m
        left join users u on u.school_id = m.school_id and m.subject = 'person' and u.id::text = m.subject_key
        left join clubs c on c.school_id = m.school_id and m.subject = 'club' and c.id::text = m.subject_key and c.deleted_at is null
       where m.user_id = ${signedIn(ctx).id}::uuid) muted
     where name is not null order by subject, name`)
  return { items }
}

/** @throws NotFound, OwnVoice, TooManyMutes */
export async function mute(ctx: Ctx, { subject, key }: Key) {
  const viewer = signedIn(ctx)
  if (key === viewer.id) throw new OwnVoice()
  const kept = await keyOf(ctx, subject, key)
  const [muted] = await ctx.sql<{ count: number }>(
    sql`select count(*)::int as count from mutes where user_id = ${viewer.id}::uuid`,
  )
  if ((muted?.count ?? 0) >= MOST_MUTES) throw new TooManyMutes()
  ctx.write(sql`
    insert into mutes (user_id, subject, subject_key, created_at)
    values (${viewer.id}::uuid, ${subject}, ${kept}, ${ctx.now}) on conflict do nothing`)
  return { muted: true }
}

/** Also of somebody or something that is gone. */
export async function unmute(ctx: Ctx, { subject, key }: Key) {
  ctx.write(sql`
    delete from mutes where user_id = ${signedIn(ctx).id}::uuid and subject = ${subject} and subject_key = ${bare(key)}`)
  return { muted: false }
}

const bare = (key: string) => key.replace(/^#/, '')

/** @throws NotFound */
async function keyOf(ctx: Ctx, subject: contract.MuteSubject, key: string): Promise<string> {
  if (subject === 'tag') {
    if (!/^#?[\p{L}\p{N}_]{1,50}$/u.test(key)) throw new NotFound()
    return bare(key)
  }
  if (!z.uuid().safeParse(key).success) throw new NotFound()
  if (subject === 'club') return (await knownClub(ctx, key)).id
  const person = await ctx.sql(sql`select id from users where id = ${key}::uuid`)
  if (!person.length) throw new NotFound()
  return key
}
