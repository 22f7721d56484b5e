import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** What a club's log knows. */
export type What =
  | 'founded'
  | 'edited'
  | 'archived'
  | 'restored'
  | 'frozen'
  | 'member_removed'
  | 'role_changed'
  | 'president_changed'
  | 'office_offered'
  | 'office_declined'
  | 'office_handed_over'
  | 'term_ended'
  | 'group_closed'
  | 'file_added'
  | 'file_removed'
  | 'link_made'

interface Detail {
  person?: string
  role?: string
  from?: string
  how?: string
  /** Of a club, a group or a file. */
  name?: string
  fields?: string
}

/**
 * Writes into the club's log, which nobody can change. `person` is whom it was about, by id: a name would stay there when its owner has
 * closed their account.
 */
export function note(ctx: Ctx, clubId: string, what: What, detail: Detail = {}): void {
  ctx.write(sql`
    insert into club_history (id, club_id, actor_id, what, detail, created_at)
    values (app.uuid_v7(), ${clubId}::uuid, ${ctx.viewer?.id ?? null}::uuid, ${what}, ${JSON.stringify(detail)}::jsonb, ${ctx.now})`)
}
