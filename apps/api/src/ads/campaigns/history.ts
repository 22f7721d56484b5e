import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import type { Campaign } from './contract.ts'

interface EventRow {
  kind: string
  note: string
  at: Date
  id: string | null
  name: string | null
  avatarKey: string | null
}

/** What can happen to a campaign, as its people read it. */
const sentences: Record<string, string> = {
  created: 'The campaign was begun.',
  duplicated: 'It was made from an earlier campaign.',
  flight_added: 'A place and time was added.',
  flight_removed: 'A place and time was taken out.',
  ad_added: 'An ad was written.',
  ad_removed: 'An ad was taken out.',
  ad_approved: 'A new ad was approved.',
  ad_rejected: 'A new ad was sent back.',
  paid: 'The budget was paid.',
  topped_up: 'The budget was raised.',
  paid_late: 'A payment for an older plan arrived. It goes back in full.',
  pending: 'It was handed in.',
  approved: 'It was approved.',
  rejected: 'It was sent back.',
  live: 'It runs.',
  paused: 'It was paused.',
  exhausted: 'All that was bought is delivered.',
  ended: 'It ended.',
  archived: 'It was put away.',
  refund_started: 'What was not spent is on its way back to the card.',
  refunded: 'What was not spent is back with the card.',
  refund_failed: 'The card’s bank sent the money back. The platform’s finance team looks into it.',
  disputed: 'The card’s bank disputes the payment, so it is paused.',
}

/** Notes that are somebody's own words, or a name; others are for programs. */
const told = ['ad_added', 'ad_removed', 'ad_rejected', 'rejected']

/** Newest first. */
export async function historyOf(ctx: ReadCtx, media: Media, id: string): Promise<Campaign['timeline']> {
  const rows = await ctx.sql<EventRow>(sql`
    select e.kind, e.note, e.at, u.id, u.name, u.avatar_key as "avatarKey"
      from campaign_events e left join users u on u.school_id = e.school_id and u.id = e.by_id
     where e.campaign_id = ${id}::uuid order by e.at desc, e.id desc limit 100`)
  return rows.map(({ kind, note, at, id: by, name, avatarKey }) => ({
    kind,
    text: sentences[kind] ?? 'Something changed.',
    note: told.includes(kind) ? note : '',
    at: at.toISOString(),
    by: by && name ? personOf(media, { id: by, name, avatarKey }) : null,
  }))
}
