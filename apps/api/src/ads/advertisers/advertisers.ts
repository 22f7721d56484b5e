import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { adSettings } from '../settings/ad-settings.ts'
import type { Advertiser, changeAdvertiser as changing, createAdvertiser as creating } from './contract.ts'

export const CategoryClosed = createError(
  'CATEGORY_CLOSED',
  'This school does not allow ads of this kind.',
  422,
)
export const NoSuchClub = createError('NO_SUCH_CLUB', 'Please choose one of the school’s clubs.', 422)

const columns = sql`id, kind, name, website, email, category, club_id as "clubId"`

export async function listAdvertisers(ctx: ReadCtx) {
  const items = await ctx.sql<Advertiser>(sql`
    select ${columns} from advertisers where archived_at is null order by lower(name), id limit 500`)
  return { items, nextCursor: null }
}

/** @throws NotFound */
export async function advertiserById(ctx: ReadCtx, id: string): Promise<Advertiser> {
  const [row] = await ctx.sql<Advertiser>(sql`select ${columns} from advertisers where id = ${id}::uuid`)
  if (!row) throw new NotFound()
  return row
}

export async function createAdvertiser(
  ctx: Ctx,
  { kind, name, website, email, category, clubId }: z.output<typeof creating.schema.body>,
): Promise<Advertiser> {
  if (kind !== 'business') return ownAdvertiser(ctx, kind, clubId)
  const { categories } = await adSettings(ctx)
  if (!categories.includes(category)) throw new CategoryClosed()
  return insert(ctx, { kind, name: name ?? '', website, email: email ?? '', category, clubId: null })
}

/** The school and its clubs are noted once, by the names that they have. */
async function ownAdvertiser(ctx: Ctx, kind: 'school' | 'club', clubId?: string): Promise<Advertiser> {
  const club = kind === 'club' ? await clubThere(ctx, clubId) : null
  // Two at once would note it twice.
  await ctx.sql(
    sql`select pg_advisory_xact_lock(hashtextextended(${`advertiser:${ctx.school.id}:${clubId ?? ''}`}, 0))`,
  )
  const [known] = await ctx.sql<Advertiser>(sql`
    select ${columns} from advertisers where kind = ${kind} and club_id is not distinct from ${club?.id ?? null}::uuid limit 1`)
  if (known) return known
  const [me] = await ctx.sql<{ email: string }>(
    sql`select email from users where id = ${signedIn(ctx).id}::uuid`,
  )
  const name = club?.name ?? ctx.school.name
  const email = me?.email ?? ''
  return insert(ctx, { kind, name, website: '', email, category: 'other', clubId: club?.id ?? null })
}

function insert(ctx: Ctx, advertiser: Omit<Advertiser, 'id'>): Advertiser {
  const id = v7()
  const { kind, name, website, email, category, clubId } = advertiser
  ctx.write(sql`
    insert into advertisers (id, kind, name, website, email, category, club_id, created_by_id, created_at)
    values (${id}::uuid, ${kind}, ${name}, ${website}, ${email}, ${category}, ${clubId}::uuid, ${signedIn(ctx).id}::uuid, ${ctx.now})`)
  return { id, ...advertiser }
}

async function clubThere(ctx: ReadCtx, id: string | undefined): Promise<{ id: string; name: string }> {
  if (!id) throw new NoSuchClub()
  const [club] = await ctx.sql<{ id: string; name: string }>(sql`
    select id, name from clubs where id = ${id}::uuid and deleted_at is null and archived_at is null`)
  if (!club) throw new NoSuchClub()
  return club
}

export async function changeAdvertiser(
  ctx: Ctx,
  id: string,
  change: z.output<typeof changing.schema.body>,
): Promise<Advertiser> {
  const { name, website, email } = change
  const changed = await ctx.sql(sql`
    update advertisers set name = coalesce(${name ?? null}, name), website = coalesce(${website ?? null}, website),
                           email = coalesce(${email ?? null}, email)
     where id = ${id}::uuid returning id`)
  if (!changed.length) throw new NotFound()
  return advertiserById(ctx, id)
}
