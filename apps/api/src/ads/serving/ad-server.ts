import { adPlaces, gapFor } from '@banter/billing/ads/injection'
import { type Cursor, pick } from '@banter/billing/ads/rotation'
import type { ReadCtx, School } from '@banter/tenants/context'
import type { Database } from '@banter/tenants/database'
import { LRUCache } from 'lru-cache'
import { v7 } from 'uuid'
import type { AdPlaces } from '../../ad-places.ts'
import type { Media } from '../../media/media.ts'
import type { Placement } from '../contract.ts'
import { type ViewerAds, ViewerMemory } from '../frequency/viewer-memory.ts'
import type { PlannedFlight } from '../rotation/plan.ts'
import type { Ad, PlacedAd } from './contract.ts'
import { type AdKeys, accountOf, adKeys } from './keys.ts'
import { PlanMemory } from './plan-memory.ts'
import type { PlacePlan, SchoolAds, Shown } from './school-ads.ts'
import { ShowingLog } from './showing-log.ts'
import { signShowing } from './token.ts'
import { readOwnCursor, writeOwnCursor } from './wrapped-cursor.ts'

interface AdServerOptions {
  database: Database
  media: Media
  keys: AdKeys
}

/** @param secret the deployment’s one: every process with it takes the tokens of the others */
export const openAdServer = ({ secret, ...options }: Omit<AdServerOptions, 'keys'> & { secret: string }) =>
  new AdServer({ ...options, keys: adKeys(secret) })

/** What a request needs to have ads picked for it: known from memory, but for the first one of a school or a person in a while. */
interface Ready {
  ads: SchoolAds
  viewer: ViewerAds
  account: Buffer
}

const usualGap = gapFor(12)

/** Picks ads in memory: what it costs does not depend on how many campaigns there are. */
export class AdServer implements AdPlaces {
  readonly viewers = new ViewerMemory()
  readonly #plans: PlanMemory
  readonly #log: ShowingLog
  readonly #media: Media
  readonly #keys: AdKeys
  readonly #cursors = new LRUCache<string, Cursor>({ max: 20_000 })
  /** Which of a flight's creatives comes next. */
  readonly #turns = new LRUCache<string, number>({ max: 50_000 })

  constructor({ database, media, keys }: AdServerOptions) {
    this.#plans = new PlanMemory((school, work) => database.read(school, null, work))
    this.#log = new ShowingLog(database)
    this.#media = media
    this.#keys = keys
  }

  async among<
    Query extends { limit: number; cursor?: string | undefined },
    Page extends { items: readonly unknown[]; nextCursor: string | null },
  >(ctx: ReadCtx, placement: Placement, query: Query, list: (query: Query) => Promise<Page>) {
    const { cursor, before } = readOwnCursor(query.cursor)
    const [page, ready] = await Promise.all([list({ ...query, cursor }), this.#ready(ctx)])
    const places = adPlaces(page.items.length, ready?.ads.places.get(placement)?.gap ?? usualGap, before)
    const ads = ready ? this.#pick(ctx, ready, placement, places.length) : []
    const nextCursor = page.nextCursor && writeOwnCursor(page.nextCursor, before + page.items.length)
    return { ...page, nextCursor, ads: placed(places, ads) }
  }

  /** For a place beside a list. */
  async beside(ctx: ReadCtx, placement: Placement, places: number): Promise<Ad[]> {
    const ready = await this.#ready(ctx)
    return ready ? this.#pick(ctx, ready, placement, places).filter((ad) => ad !== null) : []
  }

  /** Writes down what was shown so far. */
  flush(): Promise<void> {
    return this.#log.flush()
  }

  close(): Promise<void> {
    return this.#log.close()
  }

  /** A school that is suspended shows no ads, and a list does not fail because its ads do. */
  async #ready(ctx: ReadCtx): Promise<Ready | null> {
    if (ctx.school.status !== 'active') return null
    const account = accountOf(ctx, this.#keys)
    try {
      const [ads, viewer] = await Promise.all([this.#plans.of(ctx), this.viewers.of(ctx, account)])
      return { ads, viewer, account }
    } catch {
      return null
    }
  }

  #pick(ctx: ReadCtx, { ads, viewer, account }: Ready, placement: Placement, places: number): (Ad | null)[] {
    if (places === 0) return []
    const plan = ads.places.get(placement)
    const flights = plan
      ? pick(plan.rotation, this.#cursorOf(ctx.school, placement), places, ctx.now.getTime(), (id) =>
          isHidden(plan, viewer, id),
        )
      : []
    const picked = flights.map((id) => {
      const flight = id === null ? undefined : plan?.flights.get(id)
      const shown = flight && ads.creatives.get(this.#creativeOf(flight, viewer))
      return flight && shown ? this.#show(ctx, { account, placement, flight, shown }) : null
    })
    this.#log.note(
      ctx,
      placement,
      places,
      picked.flatMap((ad, index) =>
        ad ? [{ flightId: flights[index] ?? '', creativeId: ad.creativeId }] : [],
      ),
    )
    return picked
  }

  #show(
    ctx: ReadCtx,
    {
      account,
      placement,
      flight,
      shown,
    }: { account: Buffer; placement: Placement; flight: PlannedFlight; shown: Shown },
  ): Ad {
    const id = v7({ msecs: ctx.now.getTime() })
    const { creativeId, mediaKey, ...words } = shown
    const showing = { id, schoolId: ctx.school.id, flightId: flight.id, creativeId, placement, account }
    return {
      kind: 'ad',
      id,
      token: signShowing(this.#keys.tokens, showing),
      placement,
      campaignId: flight.campaignId,
      creativeId,
      by: flight.by,
      ...words,
      image: mediaKey ? this.#media.url(mediaKey, 'card') : null,
    }
  }

  /** In turn, but none that this person has seen often enough. */
  #creativeOf({ id, creatives }: PlannedFlight, { tired }: ViewerAds): string {
    const turn = (this.#turns.get(id) ?? Math.floor(Math.random() * creatives.length)) + 1
    this.#turns.set(id, turn % creatives.length)
    const inTurn = creatives.map((_, index) => creatives[(turn + index) % creatives.length] ?? '')
    return inTurn.find((creative) => !tired.has(creative)) ?? inTurn[0] ?? ''
  }

  #cursorOf({ id }: School, placement: Placement): Cursor {
    const known = this.#cursors.get(id + placement)
    if (known) return known
    // Processes begin at different places, or all would show the same ad at the same time.
    const cursor = { at: Math.random() }
    this.#cursors.set(id + placement, cursor)
    return cursor
  }
}

/** What is the school's own may be shown without end: it fills what nobody has bought. */
function isHidden(plan: PlacePlan, { hidden, tired, optedOut }: ViewerAds, id: string): boolean {
  const flight = plan.flights.get(id)
  if (!flight || hidden.has(flight.campaignId)) return true
  if (optedOut && plan.optOut && flight.by === 'sponsored') return true
  const fills = flight.by === 'school' || flight.by === 'house'
  return !fills && flight.creatives.every((creative) => tired.has(creative))
}

function placed(places: readonly number[], ads: readonly (Ad | null)[]): PlacedAd[] {
  return places.flatMap((after, index) => {
    const ad = ads[index]
    return ad ? [{ after, ad }] : []
  })
}
