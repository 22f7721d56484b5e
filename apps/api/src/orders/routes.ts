import type { Campus } from '@banter/tenants/context'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { attemptOf } from '../http/idempotency.ts'
import * as wallet from '../payments/contract.ts'
import { cancelCheckout, cancelOrder, refundOrder } from './cancel.ts'
import { checkout } from './checkout/checkout.ts'
import { getCheckout } from './checkout/checkout-view.ts'
import * as fees from './checkout/contract.ts'
import { feeQuote } from './checkout/fee-quote.ts'
import * as contract from './contract.ts'
import * as handoff from './handoff/contract.ts'
import { handOff, handoffSecrets } from './handoff/handoff.ts'
import { confirmReceived, ship } from './handoff/received.ts'
import { getWallet, listWalletEntries } from './money/wallet.ts'
import { listOrders } from './order-list.ts'
import { loadOrder } from './order-rows.ts'
import { orderView } from './order-view.ts'
import { overviewRoutes } from './overview/routes.ts'
import { receiptRoutes } from './receipts/routes.ts'
import { statementRoutes } from './statements/routes.ts'
import { talkRoutes } from './talk/routes.ts'

export const orderRoutes: FastifyPluginAsyncZod<Deps> = async (app, { env, media, payments, site }) => {
  const secretsOf = ({ school }: Pick<FastifyRequest, 'school'>) => handoffSecrets(env.HANDOFF_SECRET, school)
  const view = (campus: Campus, id: string) =>
    campus.read(async (ctx) => orderView(ctx, await loadOrder(ctx, id), secretsOf(campus)))

  app.route({
    ...contract.checkout,
    handler: async (request, reply) => {
      const made = await checkout(request.campus, request.body, attemptOf(request), { payments, site })
      return reply.code(201).send(made)
    },
  })
  app.route({
    ...contract.getCheckout,
    handler: (request) => request.read((ctx) => getCheckout(ctx, request.params.id)),
  })
  app.route({
    ...contract.cancelCheckout,
    handler: (request) => cancelCheckout(request.campus, payments, request.params.id),
  })
  app.route({
    ...contract.listOrders,
    handler: (request) => request.read((ctx) => listOrders(ctx, request.query)),
  })
  app.route({ ...contract.getOrder, handler: (request) => view(request.campus, request.params.id) })
  app.route({
    ...contract.cancelOrder,
    handler: async ({ campus, params, body }) => {
      await cancelOrder(campus, payments, params.id, body)
      return view(campus, params.id)
    },
  })
  app.route({
    ...contract.handOff,
    handler: async ({ campus, params, body }) => {
      await handOff(campus, params.id, body.code, secretsOf(campus))
      return view(campus, params.id)
    },
  })
  app.route({
    ...contract.confirmReceived,
    handler: async ({ campus, params }) => {
      await campus.command((ctx) => confirmReceived(ctx, params.id))
      return view(campus, params.id)
    },
  })
  app.route({
    ...handoff.shipOrder,
    handler: async ({ campus, params, body }) => {
      await campus.command((ctx) => ship(ctx, params.id, body.tracking))
      return view(campus, params.id)
    },
  })
  app.route({
    ...contract.refundOrder,
    handler: async (request) => {
      const { campus, params, body } = request
      await campus.command((ctx) => refundOrder(ctx, params.id, body, attemptOf(request)))
      return view(campus, params.id)
    },
  })
  app.route({
    ...fees.quoteFee,
    handler: async ({ query, school }) => feeQuote(school, query.amount),
  })
  await app.register(receiptRoutes)
  await app.register(statementRoutes)
  await app.register(overviewRoutes)
  await app.register(talkRoutes, { media })
  // What is in a wallet is told by the ledger, what it was for by orders: so it is asked for here.
  app.route({ ...wallet.getWallet, handler: (request) => request.read(getWallet) })
  app.route({
    ...wallet.listWalletEntries,
    handler: (request) => request.read((ctx) => listWalletEntries(ctx, request.query)),
  })
}
