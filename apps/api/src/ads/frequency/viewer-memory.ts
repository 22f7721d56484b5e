import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { schoolKey } from '@banter/tenants/keys'
import { LRUCache } from 'lru-cache'
import { MOST_A_DAY, MOST_A_MONTH, utcDay } from './caps.ts'

/** What one account is not to be shown. */
export interface ViewerAds {
  /** Campaigns they have hidden. */
  hidden: Set<string>
  /** Creatives they have seen often enough. */
  tired: Set<string>
  /** They want no paid ads. */
  optedOut: boolean
}

const KNOWN_MS = 30_000
const MOST_VIEWERS = 50_000

/** What each account is not to be shown, asked once in half a minute; who hides something is asked about anew. */
export class ViewerMemory {
  readonly #viewers = new LRUCache<string, { ads: Promise<ViewerAds>; until: number }>({ max: MOST_VIEWERS })

  of(ctx: ReadCtx, account: Buffer): Promise<ViewerAds> {
    const key = schoolKey(ctx.school, signedIn(ctx).id)
    const known = this.#viewers.get(key)
    if (known && known.until > ctx.now.getTime()) return known.ads
    const ads = readViewer(ctx, account)
    this.#viewers.set(key, { ads, until: ctx.now.getTime() + KNOWN_MS })
    ads.catch(() => this.#viewers.delete(key))
    return ads
  }

  forget(ctx: ReadCtx): void {
    this.#viewers.delete(schoolKey(ctx.school, signedIn(ctx).id))
  }
}

async function readViewer(ctx: ReadCtx, account: Buffer): Promise<ViewerAds> {
  const me = sql`${signedIn(ctx).id}::uuid`
  const [row] = await ctx.sql<{ hidden: string[]; tired: string[]; optedOut: boolean }>(sql`
    select array(select campaign_id from ad_hides where user_id = ${me}) as hidden,
           exists (select from ad_opt_outs where user_id = ${me}) as "optedOut",
           array(select creative_id from ad_frequency
                  where viewer = ${account} and day > ${utcDay(ctx.now)}::date - 30
                  group by creative_id
                 having sum(views) >= ${MOST_A_MONTH}::int
                     or coalesce(sum(views) filter (where day = ${utcDay(ctx.now)}::date), 0) >= ${MOST_A_DAY}::int) as tired`)
  return {
    hidden: new Set(row?.hidden),
    tired: new Set(row?.tired),
    optedOut: row?.optedOut ?? false,
  }
}
