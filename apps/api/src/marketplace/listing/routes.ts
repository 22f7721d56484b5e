import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as market from '../contract.ts'
import { getProduct } from '../detail/product-detail.ts'
import { similarProducts } from '../detail/similar.ts'
import { viewProduct } from '../detail/views.ts'
import { listMyProducts } from '../my-products.ts'
import { updateProduct } from './change.ts'
import * as contract from './contract.ts'
import { createProduct, draftEach } from './create.ts'
import { deleteProduct } from './remove.ts'
import { markSold, pauseProduct, publishProduct, renewProduct } from './standing.ts'

export const listingRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...market.getProduct,
    handler: (request) => request.read((ctx) => getProduct(ctx, media, request.params.id)),
  })

  app.route({
    ...market.createProduct,
    handler: async (request, reply) => {
      const product = await request.command((ctx) => createProduct(ctx, media, request.body))
      return reply.code(201).send(product)
    },
  })

  app.route({
    ...market.updateProduct,
    handler: (request) =>
      request.command((ctx) => updateProduct(ctx, media, request.params.id, request.body)),
  })

  app.route({
    ...market.deleteProduct,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteProduct(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.publishProduct,
    handler: (request) => request.command((ctx) => publishProduct(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.pauseProduct,
    handler: (request) => request.command((ctx) => pauseProduct(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.renewProduct,
    handler: (request) =>
      request.command((ctx) => renewProduct(ctx, media, request.params.id, request.body.stock)),
  })

  app.route({
    ...contract.markSold,
    handler: (request) => request.command((ctx) => markSold(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.clearRoom,
    handler: async (request, reply) => {
      const made = await request.command((ctx) => draftEach(ctx, request.body.items))
      return reply.code(201).send(made)
    },
  })

  app.route({
    ...contract.viewProduct,
    handler: async (request, reply) => {
      await request.command((ctx) => viewProduct(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.similarProducts,
    handler: (request) => request.read((ctx) => similarProducts(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.listMyProducts,
    handler: (request) => request.read((ctx) => listMyProducts(ctx, media, request.query)),
  })
}
