import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { planIn } from '../../http/entitlements.ts'

export const QuotaFull = createError(
  'MEDIA_QUOTA',
  'Your school has no room left for pictures and videos. Please tell its admin.',
  422,
)

/** What a row says that nobody has changed. */
const UNSET = 21_474_836_480
const GIGABYTE = 1_000_000_000

/** The room of the school's plan, unless the platform gave it another. */
function allowedTo({ school }: ReadCtx) {
  const { storageGb } = planIn(school).limits
  const room = storageGb === null ? Number.MAX_SAFE_INTEGER : storageGb * GIGABYTE
  return sql`(case when allowed = ${UNSET}::bigint then ${room}::bigint else allowed end)`
}

/** Asked before an upload, so that nobody waits for one that cannot stay. @throws QuotaFull */
export async function assertRoom(ctx: ReadCtx, bytes: number): Promise<void> {
  const full = await ctx.sql(
    sql`select school_id from media_quotas where bytes + ${bytes}::bigint > ${allowedTo(ctx)}`,
  )
  if (full.length) throw new QuotaFull()
}

/** Counted in the transaction that keeps the file. @throws QuotaFull */
export async function fill(ctx: Ctx, bytes: number): Promise<void> {
  ctx.write(sql`insert into media_quotas (bytes) values (0) on conflict do nothing`)
  const filled = await ctx.sql(sql`
    update media_quotas set bytes = bytes + ${bytes}::bigint
     where bytes + ${bytes}::bigint <= ${allowedTo(ctx)} returning school_id`)
  if (!filled.length) throw new QuotaFull()
}

export function giveBack(ctx: Ctx, bytes: number): void {
  ctx.write(sql`update media_quotas set bytes = greatest(0, bytes - ${bytes}::bigint)`)
}
