import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { countingRoutes } from '../counting/routes.ts'
import { choiceRoutes } from '../frequency/routes.ts'
import { getLibraryEntry, listAdLibrary } from '../library/contract.ts'
import { getEntry, listLibrary } from '../library/library.ts'
import type { AdServer } from './ad-server.ts'
import * as contract from './contract.ts'

/** Everything by which ads reach people, and what people do with them. */
export const adServingRoutes =
  (ads: AdServer): FastifyPluginAsyncZod<Deps> =>
  async (app, deps) => {
    app.addHook('onClose', () => ads.close())
    app.route({
      ...contract.getAds,
      handler: (request) =>
        request.read(async (ctx) => ({
          items: await ads.beside(ctx, request.query.placement, request.query.places),
        })),
    })
    app.route({
      ...listAdLibrary,
      handler: (request) => request.read((ctx) => listLibrary(ctx, deps.media, request.query)),
    })
    app.route({
      ...getLibraryEntry,
      handler: (request) => request.read((ctx) => getEntry(ctx, deps.media, request.params.id)),
    })
    await app.register(countingRoutes, deps)
    await app.register(choiceRoutes(ads.viewers))
  }
