import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { NotAllowed } from '../../http/session.ts'
import { campusZone } from '../campus-clock.ts'
import { standingsOf } from '../standing.ts'
import { NoShowSettled } from './answer.ts'
import { conclude } from './conclude.ts'
import type { decideNoShow as deciding, listNoShows as listing, NoShowCase } from './contract.ts'
import { type NoShowRow, noShowById, noShowColumns, noShowView } from './no-show-rows.ts'
import { orderOf } from './say.ts'

interface CaseRow extends NoShowRow {
  reference: string
  buyerId: string
  buyerName: string
  sellerId: string
  sellerName: string
  startsAt: Date | null
  place: string | null
  lateMinutes: number | null
  decidedByName: string | null
}

const selectCases = sql`
  select ${noShowColumns}, o.reference, o.buyer_id as "buyerId", b.name as "buyerName", o.seller_id as "sellerId", s.name as "sellerName",
         m.starts_at as "startsAt", m.late_minutes as "lateMinutes", concat_ws(': ', p.name, nullif(m.place, '')) as place,
         d.name as "decidedByName"
    from no_shows n
    join orders o on o.school_id = n.school_id and o.id = n.order_id
    join users b on b.school_id = o.school_id and b.id = o.buyer_id
    join users s on s.school_id = o.school_id and s.id = o.seller_id
    left join users d on d.school_id = n.school_id and d.id = n.decided_by_id
    left join meetings m on m.school_id = n.school_id and m.id = n.meeting_id
    left join handoff_spots p on p.school_id = m.school_id and p.id = m.spot_id`

const Key = z.tuple([z.uuid()])

/** What waits for the staff, or what they decided. */
export async function listNoShows(ctx: ReadCtx, query: z.output<typeof listing.schema.querystring>) {
  const after = readCursor(query.cursor, Key)
  const waiting = query.status === 'contested'
  const from = after
    ? waiting
      ? sql`and n.id > ${after[0]}::uuid`
      : sql`and n.id < ${after[0]}::uuid`
    : empty
  const rows = await ctx.sql<CaseRow>(
    waiting
      ? sql`${selectCases} where n.state = 'contested' ${from} order by n.id limit ${rowsFor(query.limit)}`
      : sql`${selectCases} where n.decided_by_id is not null ${from} order by n.id desc limit ${rowsFor(query.limit)}`,
  )
  const standings = await standingsOf(ctx, [...new Set(rows.flatMap((row) => [row.saidById, row.accusedId]))])
  const page = pageOf(
    rows,
    query.limit,
    ({ id }) => [id],
    (row) => caseView(row, standings, signedIn(ctx).id),
  )
  return { ...page, timeZone: await campusZone(ctx) }
}

function caseView(row: CaseRow, standings: Awaited<ReturnType<typeof standingsOf>>, me: string): NoShowCase {
  const standingOf = (id: string) => standings.get(id) ?? { completed: 0, noShows: 0, cancelled: 0 }
  return {
    ...noShowView(row, row, me),
    orderId: row.orderId,
    reference: row.reference,
    meeting: row.startsAt && {
      startsAt: row.startsAt.toISOString(),
      place: row.place ?? '',
      lateMinutes: row.lateMinutes ?? 0,
    },
    saidByStanding: standingOf(row.saidById),
    accusedStanding: standingOf(row.accusedId),
    decidedBy: row.decidedById ? { id: row.decidedById, name: row.decidedByName ?? '' } : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}

/** The staff decide; nobody in a matter of their own. @throws NotFound, NotAllowed, NoShowSettled */
export async function decideNoShow(
  ctx: Ctx,
  id: string,
  { decision, reason }: z.output<typeof deciding.schema.body>,
): Promise<NoShowCase> {
  const me = signedIn(ctx).id
  const seen = await noShowById(ctx, id)
  if (!seen) throw new NotFound()
  if (seen.saidById === me || seen.accusedId === me) throw new NotAllowed()
  const order = await orderOf(ctx, seen)
  const row = await noShowById(ctx, id)
  const again = row?.state === decision && row.decidedById === me
  if (row && !again) {
    if (row.state !== 'contested') throw new NoShowSettled()
    await conclude(ctx, order, row, { state: decision, by: me, reason })
  }
  const [after] = await ctx.sql<CaseRow>(sql`${selectCases} where n.id = ${id}::uuid`)
  if (!after) throw new NotFound()
  return caseView(after, await standingsOf(ctx, [after.saidById, after.accusedId]), me)
}
