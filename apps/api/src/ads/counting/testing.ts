import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import type { FastifyInstance } from 'fastify'
import { Registry } from 'prom-client'
import { type Asker, app, directory, env, services, site, type TestCampus } from '../../../test/campus.ts'
import { buildApp } from '../../app.ts'
import { rotate } from '../rotation/rotate.ts'
import type { Ad } from '../serving/contract.ts'

/** One more process of the API, on the same database. */
export const anotherApi = () =>
  buildApp({
    env,
    database,
    directory,
    payments: services.payments,
    media: services.media,
    site,
    redis: null,
    dependencies: [],
    logger: false,
    metrics: new Registry(),
  })

interface Sent {
  host: string
  token: string
  headers?: Record<string, string>
  payload?: object
}

/** A request as a browser sends it, to any process. */
export const ask = (api: FastifyInstance, method: 'GET' | 'POST' | 'HEAD', path: string, sent: Sent) =>
  api.inject({
    method,
    url: `/api/v1${path}`,
    headers: { host: sent.host, authorization: `Bearer ${sent.token}`, ...sent.headers },
    ...(sent.payload ? { payload: sent.payload } : {}),
  })

/** The ads between the posts of somebody's feed. */
export async function feedAds(api: FastifyInstance, host: string, { token }: Asker): Promise<Ad[]> {
  const { items } = (await ask(api, 'GET', '/feed', { host, token })).json() as { items: { kind: string }[] }
  return items.filter((item): item is Ad => item.kind === 'ad')
}

/** What the beacon of a page tells. @returns how many were counted */
export async function beacon(host: string, { token }: Asker, tokens: string[], api = app): Promise<number> {
  const answer = await ask(api, 'POST', '/ads/impressions', { host, token, payload: { tokens } })
  return (answer.json() as { counted: number }).counted
}

/** Long enough to have looked at something, short enough that nobody has to plan anew. */
export const look = () => {
  clock.offsetMs += 1_100
}

/** The worker plans, and every process has heard of it. */
export async function plan(campus: TestCampus) {
  await rotate(campus)
  clock.offsetMs += 61_000
}

/** What stands in the books of a school's flights, oldest first. */
export const countsOf = ({ read }: TestCampus) =>
  read((ctx) =>
    ctx.sql<{ counted: number; charged: number; views: number; clicks: number }>(sql`
      select f.counted, coalesce(sum(h.charged), 0)::int as charged, coalesce(sum(h.views), 0)::int as views,
             coalesce(sum(h.clicks), 0)::int as clicks
        from flights f left join ad_hours h on h.school_id = f.school_id and h.flight_id = f.id group by f.id, f.counted order by f.id`),
  )
