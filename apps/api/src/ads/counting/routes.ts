import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { keepFromCaches } from '../../http/session.ts'
import { adKeys } from '../serving/keys.ts'
import * as contract from './contract.ts'
import { Gatherer } from './gatherer.ts'
import { isPerson } from './people.ts'
import { tellClick, tellViews } from './tell.ts'

export const countingRoutes: FastifyPluginAsyncZod<Deps> = async (app, { database, env, site }) => {
  const gatherer = new Gatherer(database)
  const keys = adKeys(env.JWT_SECRET)
  const telling = (request: FastifyRequest) => ({ keys, gatherer, site, person: isPerson(request) })
  app.addHook('onClose', () => gatherer.close())

  app.route({
    ...contract.countViews,
    handler: (request) => {
      const { body } = request
      return tellViews(request.campus, 'token' in body ? [body.token] : body.tokens, telling(request))
    },
  })
  app.route({
    ...contract.countClick,
    handler: async (request) => ({
      url: await tellClick(request.campus, request.body.token, telling(request)),
    }),
  })
  app.route({
    ...contract.followAd,
    handler: async (request, reply) => {
      const url = await tellClick(request.campus, request.params.token, telling(request))
      keepFromCaches(reply).header('referrer-policy', 'no-referrer')
      return reply.redirect(url, 302)
    },
  })
}
