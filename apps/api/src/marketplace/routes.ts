import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { getCart, putInCart, removeFromCart } from './cart.ts'
import { listProducts } from './catalogue.ts'
import * as contract from './contract.ts'
import { listMyProducts } from './my-products.ts'
import { createProduct, deleteProduct, getProduct, setStatus, updateProduct } from './products.ts'

export const marketplaceRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listProducts,
    handler: (request) => request.read((ctx) => listProducts(ctx, media, request.query)),
  })

  app.route({
    ...contract.getProduct,
    handler: (request) => request.read((ctx) => getProduct(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.createProduct,
    handler: async (request, reply) => {
      const product = await request.command((ctx) => createProduct(ctx, media, request.body))
      return reply.code(201).send(product)
    },
  })

  app.route({
    ...contract.updateProduct,
    handler: (request) =>
      request.command((ctx) => updateProduct(ctx, media, request.params.id, request.body)),
  })

  app.route({
    ...contract.deleteProduct,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteProduct(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.publishProduct,
    handler: (request) => request.command((ctx) => setStatus(ctx, media, request.params.id, 'active')),
  })

  app.route({
    ...contract.pauseProduct,
    handler: (request) => request.command((ctx) => setStatus(ctx, media, request.params.id, 'paused')),
  })

  app.route({
    ...contract.listMyProducts,
    handler: (request) => request.read((ctx) => listMyProducts(ctx, media, request.query)),
  })

  app.route({ ...contract.getCart, handler: (request) => request.read((ctx) => getCart(ctx, media)) })

  app.route({
    ...contract.putInCart,
    handler: (request) =>
      request.command((ctx) => putInCart(ctx, media, request.params.productId, request.body.quantity)),
  })

  app.route({
    ...contract.removeFromCart,
    handler: (request) => request.command((ctx) => removeFromCart(ctx, media, request.params.productId)),
  })
}
