import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import type { Media } from '../media/media.ts'
import type { getProvenance as contract, ProvenanceStep } from './contract.ts'
import { licenceOf } from './licences/contract.ts'
import { type HolderRow, holderColumn, holderOf, pictureSeenBy } from './picture-rows.ts'
import { keepsOrder } from './policy.ts'

type Query = z.output<typeof contract.schema.querystring>

interface Row {
  position: number
  how: ProvenanceStep['how']
  ownerId: string
  owner: HolderRow
  since: Date
  price: number | null
  licence: string
  /** Who had it before. */
  beforeId: string | null
}

const Key = z.tuple([z.int32()])

/** The present owner first. What was paid is between the two who know it, and the staff. @throws NotFound */
export async function getProvenance(ctx: ReadCtx, media: Media, productId: string, query: Query) {
  const viewer = signedIn(ctx)
  const before = readCursor(query.cursor, Key)
  const [picture] = await ctx.sql<{ id: string }>(sql`
    select p.id from products d join pictures p on p.school_id = d.school_id and p.id = d.picture_id
     where d.id = ${productId}::uuid and ${pictureSeenBy(viewer)}`)
  if (!picture) throw new NotFound()
  const rows = await ctx.sql<Row>(sql`
    select w.position, w.how, w.owner_id as "ownerId", ${holderColumn(viewer, sql`u`)} as owner, w.since, w.price, w.licence,
           b.owner_id as "beforeId"
      from picture_owners w
      join users u on u.school_id = w.school_id and u.id = w.owner_id
      left join picture_owners b on b.school_id = w.school_id and b.picture_id = w.picture_id and b.position = w.position - 1
     where w.picture_id = ${picture.id}::uuid ${before ? sql`and w.position < ${before[0]}::int` : empty}
     order by w.position desc limit ${rowsFor(query.limit)}`)
  const knowsPrice = ({ ownerId, beforeId }: Row) =>
    [ownerId, beforeId].includes(viewer.id) || keepsOrder(viewer)
  return pageOf(
    rows,
    query.limit,
    ({ position }) => [position],
    (row): ProvenanceStep => ({
      position: row.position,
      how: row.how,
      owner: holderOf(media, row.owner),
      mine: row.ownerId === viewer.id,
      since: row.since.toISOString(),
      price:
        row.price !== null && knowsPrice(row) ? { amount: row.price, currency: ctx.school.currency } : null,
      licence: licenceOf(row.licence),
    }),
  )
}
