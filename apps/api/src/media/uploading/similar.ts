import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** Of 64 bits: the same picture, scaled or saved again, differs in a few; another one in about half. */
const ALIKE_BITS = 6
const MOST_TITLES = 3

/** Titles of what others offer here with nearly the same picture, for the seller to think again. */
export async function similarListings(ctx: ReadCtx, mediaId: string): Promise<string[]> {
  const rows = await ctx.sql<{ title: string }>(sql`
    with mine as materialized (select fingerprint, owner_id from media_assets where id = ${mediaId}::uuid and fingerprint is not null),
         alike as materialized (
           select m.id from media_assets m, mine
            where m.state = 'ready' and m.fingerprint is not null and m.owner_id <> mine.owner_id
              and bit_count((m.fingerprint # mine.fingerprint)::bit(64)) <= ${ALIKE_BITS}
            limit 50)
    select distinct p.title
      from alike join media_uses u on u.school_id = (select app.school_id()) and u.media_id = alike.id and u.subject = 'product'
      join products p on p.school_id = u.school_id and p.id = u.subject_id and p.status = 'active'
     order by p.title limit ${MOST_TITLES}`)
  return rows.map(({ title }) => title)
}
