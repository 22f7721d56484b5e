import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { v7 } from 'uuid'
import type { Deps } from '../deps.ts'
import { accountIn } from './account.ts'
import * as contract from './contract.ts'
import { changePlan, previewChange } from './desk/change.ts'
import { noticePaid, openCheckout } from './desk/checkout.ts'
import { getSchoolSubscription } from './desk/contract.ts'
import { openPortal, putDetails } from './desk/details.ts'
import { cancel, payOpen, redeem, resume } from './desk/going-on.ts'
import { listInvoices } from './desk/invoices.ts'
import { listPlans } from './desk/plan-list.ts'
import { schoolSubscription } from './desk/platform-view.ts'
import { viewSubscription } from './desk/view.ts'

export const subscriptionRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  readingRoutes(app, deps)
  payingRoutes(app, deps)
}

type App = Parameters<typeof subscriptionRoutes>[0]

function readingRoutes(app: App, deps: Deps) {
  app.route({
    ...contract.getSubscription,
    handler: async ({ campus, log }) => {
      const open = (await campus.read((ctx) => accountIn(ctx)))?.openSession
      // What is known is shown all the same when the payment service does not answer.
      if (open) await noticePaid(campus, open, deps).catch((error) => log.warn(error))
      return campus.read(viewSubscription)
    },
  })
  app.route({ ...contract.listPlans, handler: (request) => request.read(listPlans) })
  app.route({
    ...contract.listInvoices,
    handler: (request) => request.read((ctx) => listInvoices(ctx, request.query)),
  })
  app.route({
    ...getSchoolSubscription,
    handler: ({ params }) => schoolSubscription(deps, params.id),
  })
}

function payingRoutes(app: App, deps: Deps) {
  app.route({
    ...contract.openCheckout,
    handler: async ({ campus, body }, reply) => reply.code(201).send(await openCheckout(campus, body, deps)),
  })
  app.route({
    ...contract.previewChange,
    handler: ({ campus, body }) => previewChange(campus, body, deps),
  })
  app.route({ ...contract.changePlan, handler: ({ campus, body }) => changePlan(campus, body, deps) })
  app.route({ ...contract.cancelSubscription, handler: ({ campus }) => cancel(campus, deps) })
  app.route({ ...contract.resumeSubscription, handler: ({ campus }) => resume(campus, deps) })
  app.route({ ...contract.redeemCode, handler: ({ campus, body }) => redeem(campus, body.code, deps) })
  app.route({ ...contract.payNow, handler: ({ campus }) => payOpen(campus, deps) })
  app.route({
    ...contract.openPortal,
    handler: async ({ campus }, reply) =>
      reply.code(201).send(await openPortal(campus, `portal:${campus.school.id}:${v7()}`, deps)),
  })
  app.route({ ...contract.putBillingDetails, handler: ({ campus, body }) => putDetails(campus, body, deps) })
}
