import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import * as contract from './contract.ts'
import { receiptOf } from './receipt.ts'
import { receiptPdf } from './receipt-pdf.ts'

export const receiptRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({
    ...contract.getReceipt,
    handler: (request) => request.read((ctx) => receiptOf(ctx, request.params.id)),
  })
  app.route({
    ...contract.getReceiptPdf,
    handler: async (request, reply) => {
      const made = await request.read(async (ctx) => ({
        receipt: await receiptOf(ctx, request.params.id),
        now: ctx.now,
      }))
      reply.header('content-disposition', `attachment; filename="receipt-${made.receipt.reference}.pdf"`)
      return reply.type('application/pdf').send(await receiptPdf(made.receipt, made.now))
    },
  })
}
