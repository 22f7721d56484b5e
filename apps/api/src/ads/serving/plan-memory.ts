import type { ReadCtx, School } from '@banter/tenants/context'
import { LRUCache } from 'lru-cache'
import { nothing, readSchoolAds, type SchoolAds } from './school-ads.ts'

/** So old a plan may be in this process; the one who finds it older gets it all the same, and a newer one is read meanwhile. */
const FRESH_MS = 3_000
/** One that nobody has asked for in so long is waited for. */
const USABLE_MS = 60_000
const MOST_SCHOOLS = 5_000

interface Known {
  ads: SchoolAds
  at: number
  reading: Promise<SchoolAds> | null
}

/** Reads in the school of a request, and longer than the request lives. */
type ReadSchool = <T>(school: School, work: (ctx: ReadCtx) => Promise<T>) => Promise<T>

/** Every school's plans, as this process knows them. A request waits for the first read of a school at most. */
export class PlanMemory {
  readonly #schools = new LRUCache<string, Known>({ max: MOST_SCHOOLS })
  readonly #read: ReadSchool

  constructor(read: ReadSchool) {
    this.#read = read
  }

  async of({ school, now }: ReadCtx): Promise<SchoolAds> {
    const known = this.#schools.get(school.id)
    const age = known ? now.getTime() - known.at : Number.POSITIVE_INFINITY
    if (known && age < FRESH_MS) return known.ads
    const reading = known?.reading ?? this.#renew(school, known)
    return known && age < USABLE_MS ? known.ads : await reading
  }

  #renew(school: School, before: Known | undefined): Promise<SchoolAds> {
    const known = before ?? { ads: nothing, at: 0, reading: null }
    const reading = this.#read(school, async (ctx) => {
      known.ads = await readSchoolAds(ctx, known.ads)
      known.at = ctx.now.getTime()
      return known.ads
    })
      // Without a plan there are no ads: a list is shown all the same.
      .catch(() => known.ads)
      .finally(() => {
        known.reading = null
      })
    known.reading = reading
    this.#schools.set(school.id, known)
    return reading
  }
}
