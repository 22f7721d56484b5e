import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Alert } from './contract.ts'

interface Stoppable {
  name: string
  alert: Alert
}

/** @throws NotFound */
export async function getSearchAlert(ctx: ReadCtx, key: string): Promise<Stoppable> {
  const [search] = await ctx.sql<Stoppable>(
    sql`select name, alert from saved_searches where stop_key = ${key}::uuid`,
  )
  if (!search) throw new NotFound()
  return search
}

/** Whoever has a mail about a search may stop those mails, signed in or not, as often as they like. @throws NotFound */
export async function stopSearchAlert(ctx: Ctx, key: string): Promise<void> {
  const [stopped] = await ctx.sql(
    sql`update saved_searches set alert = 'none' where stop_key = ${key}::uuid returning id`,
  )
  if (!stopped) throw new NotFound()
}
