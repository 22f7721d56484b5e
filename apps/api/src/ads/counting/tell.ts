import type { Campus, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Site } from '../../job.ts'
import { type AdKeys, accountOf } from '../serving/keys.ts'
import { readShowing, type Showing, shownAt, VALID_MS } from '../serving/token.ts'
import type { Gatherer } from './gatherer.ts'

/** Nobody has looked at something for a second that was not there a second ago. */
const LOOKED_MS = 1_000

interface Telling {
  keys: AdKeys
  gatherer: Gatherer
  site: Site
  /** What tells it is no program. */
  person: boolean
}

/** @returns how many of them were counted now */
export async function tellViews(
  campus: Campus,
  tokens: string[],
  { keys, gatherer, person }: Omit<Telling, 'site'>,
) {
  const mine = await campus.read(async (ctx) =>
    tokens.flatMap((token) => {
      const showing = person ? ownShowing(ctx, keys, token) : null
      const age = showing ? ctx.now.getTime() - shownAt(showing) : 0
      return showing && age >= LOOKED_MS && age <= VALID_MS ? [showing] : []
    }),
  )
  const counted = await Promise.all(
    mine.map((showing) => gatherer.count(campus.school, { showing, event: 'view' })),
  )
  return { counted: counted.filter(Boolean).length }
}

/** Where an ad leads, by its own row and never by what the request says; old tokens lead there as well. @throws NotFound */
export async function tellClick(
  campus: Campus,
  token: string,
  { keys, gatherer, site, person }: Telling,
): Promise<string> {
  const { showing, url, valid } = await campus.read(async (ctx) => {
    const showing = ownShowing(ctx, keys, token)
    if (!showing) throw new NotFound()
    const [creative] = await ctx.sql<{ url: string }>(sql`
      select landing_url as url from creatives where id = ${showing.creativeId}::uuid and state in ('approved', 'retired')`)
    if (!creative) throw new NotFound()
    return { showing, url: creative.url, valid: ctx.now.getTime() - shownAt(showing) <= VALID_MS }
  })
  if (person && valid)
    // Whoever follows an ad gets there, also when it cannot be counted.
    await gatherer.count(campus.school, { showing, event: 'click' }).catch(() => false)
  return url.startsWith('/') ? site.urlOf(campus.school, url) : url
}

/** What was shown to this very account, at this school. */
function ownShowing(ctx: ReadCtx, keys: AdKeys, token: string): Showing | null {
  const showing = readShowing(keys.tokens, token)
  if (!showing || showing.schoolId !== ctx.school.id) return null
  return accountOf(ctx, keys).equals(showing.account) ? showing : null
}
