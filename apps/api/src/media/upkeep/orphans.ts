import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { ORPHAN_MS, RESTORABLE_MS } from '../file-rules.ts'

export interface Due {
  id: string
  ownerId: string
  publicId: string
  bytes: number
  why: 'never uploaded' | 'never shown' | 'deleted'
}

/** What never had a use is looked for among the uploads of this long. */
const LOOK_BACK_MS = 60 * 86_400_000

/** What the next tidying takes away, and why: also the report of one that is only tried. */
export function dueFiles(ctx: ReadCtx, most = 100): Promise<Due[]> {
  return ctx.sql<Due>(sql`${dueQuery(ctx.now)} limit ${most}::int`)
}

export function dueQuery(now: Date) {
  const orphaned = new Date(now.getTime() - ORPHAN_MS)
  const looked = new Date(orphaned.getTime() - LOOK_BACK_MS)
  const lapsed = new Date(now.getTime() - RESTORABLE_MS)
  const columns = sql`m.id, m.owner_id as "ownerId", m.public_id as "publicId", m.bytes`
  return sql`
    select * from (
      select ${columns}, 'never uploaded' as why from media_assets m where m.state = 'announced' and m.created_at < ${orphaned}
      union all
      select ${columns}, 'never shown' as why from media_assets m
       where m.state = 'ready' and m.ready_at between ${looked} and ${orphaned}
         and not exists (select from media_uses u where u.school_id = m.school_id and u.media_id = m.id)
      union all
      select ${columns}, 'deleted' as why from media_assets m where m.state = 'deleted' and m.deleted_at < ${lapsed}) as due`
}
