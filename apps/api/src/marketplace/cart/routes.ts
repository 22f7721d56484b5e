import type { Ctx } from '@banter/tenants/context'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { type AgreedPrices, getCart } from './cart.ts'
import { acceptPrices, putInCart, removeFromCart } from './change-cart.ts'
import * as contract from './contract.ts'

/** Every change answers with the cart as it is then. */
export const cartRoutes: FastifyPluginAsyncZod<Deps & { agreedPrices: AgreedPrices }> = async (
  app,
  { media, agreedPrices },
) => {
  const changed = (request: FastifyRequest, change: (ctx: Ctx) => Promise<void>) =>
    request.command(async (ctx) => {
      await change(ctx)
      return getCart(ctx, media, agreedPrices)
    })

  app.route({
    ...contract.getCart,
    handler: (request) => request.read((ctx) => getCart(ctx, media, agreedPrices)),
  })
  app.route({
    ...contract.putInCart,
    handler: (request) => changed(request, (ctx) => putInCart(ctx, request.params.productId, request.body)),
  })
  app.route({
    ...contract.removeFromCart,
    handler: (request) => changed(request, (ctx) => removeFromCart(ctx, request.params.productId)),
  })
  app.route({
    ...contract.acceptPrices,
    handler: (request) => changed(request, (ctx) => acceptPrices(ctx, request.body.prices)),
  })
}
