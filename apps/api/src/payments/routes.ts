import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { attemptOf } from '../http/idempotency.ts'
import * as contract from './contract.ts'
import { topUp } from './top-up.ts'

export const paymentRoutes: FastifyPluginAsyncZod<Deps> = async (app, { payments, site }) => {
  app.route({
    ...contract.topUp,
    handler: async (request, reply) => {
      const made = await topUp(request.campus, request.body.amount, attemptOf(request), { payments, site })
      return reply.code(201).send(made)
    },
  })
}
