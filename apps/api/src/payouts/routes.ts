import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { attemptOf } from '../http/idempotency.ts'
import * as contract from './contract.ts'
import { payOut } from './pay-out.ts'
import { getPayoutAccount, openPayoutAccount } from './payout-account.ts'
import { listPayouts } from './payout-rows.ts'
import { reconciliationRoutes } from './reconciliation/routes.ts'

export const payoutRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const { payments, site } = deps
  await app.register(reconciliationRoutes, deps)
  app.route({
    ...contract.getPayoutAccount,
    handler: (request) => getPayoutAccount(request.campus, payments, request.log),
  })
  app.route({
    ...contract.openPayoutAccount,
    handler: (request) => openPayoutAccount(request.campus, { payments, site }),
  })
  app.route({
    ...contract.payOut,
    handler: async (request, reply) => {
      const made = await request.command((ctx) => payOut(ctx, request.body.amount, attemptOf(request)))
      return reply.code(201).send(made)
    },
  })
  app.route({
    ...contract.listPayouts,
    handler: (request) => request.read((ctx) => listPayouts(ctx, request.query)),
  })
}
