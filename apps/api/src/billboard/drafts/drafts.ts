import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NewId } from '../../http/contract.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { MediaItem } from '../../media/contract.ts'
import type { Media } from '../../media/media.ts'
import { type ShownRow, shownColumns, viewOf } from '../../media/views.ts'
import type { Draft, DraftContent } from './contract.ts'

export const TooManyDrafts = createError(
  'TOO_MANY_DRAFTS',
  'You have thirty drafts: throw one away first.',
  409,
)

const MOST = 30

interface Row {
  id: string
  content: DraftContent
  updatedAt: Date
}

/** The one reader of this table: its condition is the author. */
async function myDrafts(ctx: ReadCtx, id?: string): Promise<Row[]> {
  return ctx.sql<Row>(sql`
    select d.id, d.content, d.updated_at as "updatedAt" from post_drafts d
     where d.author_id = ${signedIn(ctx).id}::uuid ${id ? sql`and d.id = ${id}::uuid` : empty}
     order by d.id desc`)
}

export async function listDrafts(ctx: ReadCtx, media: Media): Promise<{ items: Draft[] }> {
  return { items: await shownDrafts(ctx, media, await myDrafts(ctx)) }
}

/** @throws NotFound */
export async function getDraft(ctx: ReadCtx, media: Media, id: string): Promise<Draft> {
  const [draft] = await shownDrafts(ctx, media, await myDrafts(ctx, id))
  if (!draft) throw new NotFound()
  return draft
}

/** The last one saved counts. @throws NotFound, TooManyDrafts, IdAhead, IdTaken */
export async function saveDraft(ctx: Ctx, media: Media, id: string, content: DraftContent): Promise<Draft> {
  // A path that is no id of a client's making leads nowhere, as every other.
  if (!NewId.safeParse(id).success) throw new NotFound()
  assertNotAhead(ctx, id)
  const me = signedIn(ctx).id
  const json = JSON.stringify(content)
  const changed = await ctx.sql(sql`
    update post_drafts set content = ${json}::jsonb, updated_at = ${ctx.now}
     where id = ${id}::uuid and author_id = ${me}::uuid returning id`)
  if (!changed.length) {
    if ((await myDrafts(ctx)).length >= MOST) throw new TooManyDrafts()
    const made = await ctx.sql(sql`
      insert into post_drafts (id, author_id, content, created_at, updated_at)
      values (${id}::uuid, ${me}::uuid, ${json}::jsonb, ${ctx.now}, ${ctx.now})
      on conflict (school_id, id) do update set content = excluded.content, updated_at = excluded.updated_at
        where post_drafts.author_id = ${me}::uuid
      returning id`)
    if (!made.length) throw new IdTaken()
  }
  return getDraft(ctx, media, id)
}

/** @throws NotFound */
export async function discardDraft(ctx: Ctx, id: string): Promise<void> {
  const gone = await ctx.sql(
    sql`delete from post_drafts where id = ${id}::uuid and author_id = ${signedIn(ctx).id}::uuid returning id`,
  )
  if (!gone.length) throw new NotFound()
}

/** Pictures that are one's own and still there, as the draft has them. */
async function shownDrafts(ctx: ReadCtx, media: Media, rows: Row[]): Promise<Draft[]> {
  const ids = rows.flatMap(({ content }) => content.media?.map(({ id }) => id) ?? [])
  const assets = ids.length
    ? await ctx.sql<Omit<ShownRow, 'alt' | 'crop'>>(sql`
        select ${shownColumns} from media_assets m
         where m.id = any(${ids}::uuid[]) and m.owner_id = ${signedIn(ctx).id}::uuid and m.state = 'ready' and not m.private`)
    : []
  const shown = ({ id, alt = '', crop }: MediaItem) =>
    assets
      .filter((asset) => asset.id === id)
      .map((asset) => viewOf(media, { ...asset, alt, crop: crop ?? [] }))
  return rows.map(({ id, content, updatedAt }) => ({
    id,
    content,
    media: content.media?.flatMap(shown) ?? [],
    updatedAt: updatedAt.toISOString(),
  }))
}
