import type { Ctx } from '@banter/tenants/context'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as choices from './choices.ts'
import * as contract from './contract.ts'
import type { ViewerMemory } from './viewer-memory.ts'

/** Whoever changes what they see sees it with the next page, in this process at least. */
export const choiceRoutes =
  (viewers: ViewerMemory): FastifyPluginAsyncZod =>
  async (app) => {
    const changing = async <T>(request: FastifyRequest, change: (ctx: Ctx) => Promise<T>) => {
      const changed = await request.command(change)
      await request.read(async (ctx) => viewers.forget(ctx))
      return changed
    }
    app.route({
      ...contract.hideAd,
      handler: (request) => changing(request, (ctx) => choices.hideAd(ctx, request.params.id)),
    })
    app.route({
      ...contract.unhideAd,
      handler: (request) => changing(request, (ctx) => choices.unhideAd(ctx, request.params.id)),
    })
    app.route({ ...contract.getAdChoice, handler: (request) => request.read(choices.getAdChoice) })
    app.route({
      ...contract.setAdChoice,
      handler: (request) => changing(request, (ctx) => choices.setAdChoice(ctx, request.body)),
    })
  }
