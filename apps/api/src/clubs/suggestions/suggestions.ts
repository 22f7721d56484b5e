import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { shownClub } from '../club-rows.ts'
import { type Candidate, candidatesQuery, type Taste } from './candidates.ts'
import type * as contract from './contract.ts'
import { reasonFor, scoreOf } from './reasons.ts'

/** Clubs the viewer may like, best first. Those who switched suggestions off are spared. */
export async function recommendClubs(
  ctx: ReadCtx,
  media: Media,
  limit: number,
): Promise<{ items: contract.Suggestion[]; off: boolean }> {
  const taste = await tasteOf(ctx)
  if (taste.off) return { items: [], off: true }
  const candidates = await ctx.sql<Candidate>(candidatesQuery(signedIn(ctx), taste))
  const items = candidates
    .map((row) => ({ row, score: scoreOf(row, taste, ctx.now) }))
    .sort((one, other) => other.score - one.score || (one.row.id < other.row.id ? 1 : -1))
    .slice(0, limit)
    .map(({ row }) => ({ club: shownClub(media, row), reason: reasonFor(row, taste, ctx.now) }))
  return { items, off: false }
}

async function tasteOf(ctx: ReadCtx): Promise<Taste> {
  const [taste] = await ctx.sql<Taste>(sql`
    select u.major, coalesce(p.interests, '{}') as interests, not coalesce(p.suggest_clubs, true) as off
      from users u left join profiles p on p.school_id = u.school_id and p.user_id = u.id
     where u.id = ${signedIn(ctx).id}::uuid`)
  return taste ?? { major: null, interests: [], off: false }
}
