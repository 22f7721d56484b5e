import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { priceHint as priceHintRoute } from '../pricing/contract.ts'
import { priceHint } from '../pricing/price-hint.ts'
import { findTextbook as findTextbookRoute } from '../textbooks/contract.ts'
import { findTextbook } from '../textbooks/textbooks.ts'
import * as contract from './contract.ts'
import { approveListing, listDecisions, listWaiting, refuseListing } from './review.ts'
import { market, marketRules, saveMarketRules } from './rules.ts'

export const marketRuleRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({ ...contract.getMarket, handler: (request) => request.read(market) })

  app.route({ ...contract.getMarketRules, handler: (request) => request.read(marketRules) })

  app.route({
    ...contract.putMarketRules,
    handler: (request) => request.command((ctx) => saveMarketRules(ctx, request.body)),
  })

  app.route({
    ...contract.listWaiting,
    handler: (request) => request.read((ctx) => listWaiting(ctx, media, request.query)),
  })

  app.route({
    ...contract.approveListing,
    handler: (request) =>
      request.command((ctx) => approveListing(ctx, media, request.params.id, request.body.version)),
  })

  app.route({
    ...contract.refuseListing,
    handler: (request) =>
      request.command((ctx) => refuseListing(ctx, media, request.params.id, request.body.reason)),
  })

  app.route({
    ...contract.listDecisions,
    handler: (request) => request.read((ctx) => listDecisions(ctx, media, request.query)),
  })

  app.route({
    ...findTextbookRoute,
    handler: (request) => request.read((ctx) => findTextbook(ctx, request.query.isbn)),
  })

  app.route({
    ...priceHintRoute,
    handler: (request) => request.read(async (ctx) => ({ hint: await priceHint(ctx, request.query) })),
  })
}
