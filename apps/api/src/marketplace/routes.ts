import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { cartRoutes } from './cart/routes.ts'
import { listProducts } from './catalogue.ts'
import * as contract from './contract.ts'
import { listingRoutes } from './listing/routes.ts'
import { marketRuleRoutes } from './rules/routes.ts'

export const marketplaceRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const { media } = deps
  app.route({
    ...contract.listProducts,
    handler: (request) => request.read((ctx) => listProducts(ctx, media, request.query)),
  })

  await app.register(listingRoutes, deps)
  await app.register(marketRuleRoutes, deps)

  await app.register(cartRoutes, deps)
}
