import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { addFavourite, listFavourites, removeFavourite } from './favourites.ts'
import { listRecentlyViewed } from './recently-viewed.ts'

export const favouriteRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listFavourites,
    handler: (request) => request.read((ctx) => listFavourites(ctx, media, request.query)),
  })

  app.route({
    ...contract.addFavourite,
    handler: async (request, reply) => {
      await request.command((ctx) => addFavourite(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.removeFavourite,
    handler: async (request, reply) => {
      await request.command((ctx) => removeFavourite(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.listRecentlyViewed,
    handler: (request) => request.read((ctx) => listRecentlyViewed(ctx, media)),
  })
}
