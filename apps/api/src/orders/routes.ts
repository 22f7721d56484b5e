import { quote } from '@banter/billing/fees'
import type { Campus } from '@banter/tenants/context'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { attemptOf } from '../http/idempotency.ts'
import * as wallet from '../payments/contract.ts'
import { cancelCheckout, cancelOrder, refundOrder } from './cancel.ts'
import { checkout } from './checkout/checkout.ts'
import { getCheckout } from './checkout/checkout-view.ts'
import * as contract from './contract.ts'
import { handOff, handoffCodes } from './handoff/handoff.ts'
import { getWallet, listWalletEntries } from './money/wallet.ts'
import { listOrders } from './order-list.ts'
import { loadOrder } from './order-rows.ts'
import { orderView } from './order-view.ts'

export const orderRoutes: FastifyPluginAsyncZod<Deps> = async (app, { env, payments, site }) => {
  const codesOf = ({ school }: Pick<FastifyRequest, 'school'>) => handoffCodes(env.HANDOFF_SECRET, school)
  const view = (campus: Campus, id: string) =>
    campus.read(async (ctx) => orderView(ctx, await loadOrder(ctx, id), codesOf(campus)))

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
      await cancelOrder(campus, payments, params.id, body.reason)
      return view(campus, params.id)
    },
  })
  app.route({
    ...contract.handOff,
    handler: async ({ campus, params, body }) => {
      await handOff(campus, params.id, body.code, codesOf(campus))
      return view(campus, params.id)
    },
  })
  app.route({
    ...contract.refundOrder,
    handler: async (request) => {
      const { campus, params, body } = request
      await campus.command((ctx) => refundOrder(ctx, params.id, body.reason, attemptOf(request)))
      return view(campus, params.id)
    },
  })
  app.route({
    ...contract.quoteFee,
    handler: async ({ query: { amount }, school: { currency, processingFeePayer } }) => {
      const bornBySeller = processingFeePayer === 'seller'
      const { fee, processing, sellerNet, capped } = quote(amount, currency, bornBySeller ? 'card' : 'wallet')
      const money = (cents: number) => ({ amount: cents, currency })
      return {
        amount: money(amount),
        fee: money(fee),
        processing: money(processing),
        sellerNet: money(sellerNet),
        capped,
      }
    },
  })
  // What is in a wallet is told by the ledger, what it was for by orders: so it is asked for here.
  app.route({ ...wallet.getWallet, handler: (request) => request.read(getWallet) })
  app.route({
    ...wallet.listWalletEntries,
    handler: (request) => request.read((ctx) => listWalletEntries(ctx, request.query)),
  })
}
