import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import * as contract from './contract.ts'
import { getOrderReviews } from './order-reviews.ts'
import { rate } from './rate.ts'
import { reply } from './reply.ts'
import { listReviews } from './review-list.ts'

export const reviewRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.getOrderReviews,
    handler: (request) => request.read((ctx) => getOrderReviews(ctx, media, request.params.id)),
  })
  app.route({
    ...contract.rateOrder,
    handler: (request) => request.command((ctx) => rate(ctx, media, request.params.id, request.body)),
  })
  app.route({
    ...contract.replyToReview,
    handler: (request) => request.command((ctx) => reply(ctx, media, request.params.id, request.body.reply)),
  })
  app.route({
    ...contract.listReviews,
    handler: (request) => request.read((ctx) => listReviews(ctx, media, request.params.id, request.query)),
  })
}
