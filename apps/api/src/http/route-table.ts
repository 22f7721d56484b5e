import fp from 'fastify-plugin'
import type { ZodType } from 'zod'
import type { EndpointConfig } from './endpoint.ts'

export interface Route {
  method: string
  url: string
  config: EndpointConfig
  schema: { params?: ZodType; querystring?: ZodType; body?: ZodType }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route under /api/v1: what the tests that cover all routes are generated from. */
    routeTable: Route[]
  }
}

/** A route that does not say who may ask and where does not start. */
export const routeTablePlugin = fp(async (app) => {
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    for (const verb of [method].flat().filter((name) => name !== 'HEAD' && name !== 'OPTIONS')) {
      if (!config?.access || !config.at)
        throw new Error(`${verb} ${url} does not say who may ask, and where.`)
      app.routeTable.push({
        method: verb,
        url,
        config: config as EndpointConfig,
        schema: (schema ?? {}) as Route['schema'],
      })
    }
  })
})
