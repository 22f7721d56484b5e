import type { FastifyRequest } from 'fastify'

const programs =
  /bot\b|crawl|spider|slurp|headless|phantom|preview|monitor|scrape|curl|wget|python|java\/|okhttp|axios|node-fetch|go-http|libwww|facebookexternal|lighthouse/i

/** Somebody who has come by themselves, as far as a request tells: no program by its name, and nothing that is only fetched ahead. */
export function isPerson({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  const agent = headers['user-agent']
  if (!agent || programs.test(agent) || method === 'HEAD') return false
  const purposes = [headers['sec-purpose'], headers.purpose, headers['x-purpose'], headers['x-moz']]
  return !purposes.some((purpose) => /prefetch|prerender|preview/i.test(String(purpose ?? '')))
}
