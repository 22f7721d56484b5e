import createError from '@fastify/error'
import { LRUCache } from 'lru-cache'
import type { School } from './context.ts'
import { type Database, sql } from './database.ts'

export const NoSuchSchool = createError('NO_SUCH_SCHOOL', 'No campus lives at this address.', 404)

/** The platform's own school: the people at `admin.` belong to it. */
export const PLATFORM_SLUG = 'admin'

export type Place = { at: 'school' | 'platform'; school: School } | { at: 'apex' }

const columns = sql`id, slug, kind, status, name, description, city, state, country, plan, currency,
  processing_fee_payer as "processingFeePayer", subscription_state as "subscriptionState", subscription_until as "subscriptionUntil"`

/** Host → school, remembered for a minute and forgotten at once when a school changes. Unknown names are remembered briefly too. */
export class SchoolDirectory {
  readonly #database: Database
  readonly #baseHost: string
  readonly #known = new LRUCache<string, { school: School | null }>({ max: 20_000, ttl: 60_000 })
  readonly #recent = new LRUCache<string, School>({ max: 20_000, ttl: 5_000 })

  constructor(database: Database, baseDomain: string) {
    this.#database = database
    this.#baseHost = hostname(baseDomain)
  }

  /** @throws NoSuchSchool for a host outside the base domain, an unknown or an archived school */
  async resolve(host: string): Promise<Place> {
    const name = hostname(host)
    if (name === this.#baseHost) return { at: 'apex' }
    const slug = name.endsWith(`.${this.#baseHost}`) ? name.slice(0, -this.#baseHost.length - 1) : ''
    const school = slug && !slug.includes('.') ? await this.#find(slug) : null
    if (!school || school.status === 'archived') throw new NoSuchSchool()
    return { at: school.kind, school }
  }

  async byId(id: string): Promise<School | null> {
    const [school] = await this.#database.directory<School>(
      sql`select ${columns} from schools where id = ${id}::uuid`,
    )
    return school ?? null
  }

  /** As it was at most five seconds ago: enough for a job, of which one school may have thousands. */
  async recent(id: string): Promise<School | null> {
    const known = this.#recent.get(id)
    if (known) return known
    const school = await this.byId(id)
    if (school) this.#recent.set(id, school)
    return school
  }

  forget(slug: string): void {
    this.#known.delete(slug)
    this.#recent.clear()
  }

  forgetAll(): void {
    this.#known.clear()
    this.#recent.clear()
  }

  async #find(slug: string): Promise<School | null> {
    const known = this.#known.get(slug)
    if (known) return known.school
    const [school = null] = await this.#database.directory<School>(
      sql`select ${columns} from schools where slug = ${slug}`,
    )
    this.#known.set(slug, { school }, school ? {} : { ttl: 5_000 })
    return school
  }
}

/** Lower case, without port and without the root dot. */
function hostname(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
}
