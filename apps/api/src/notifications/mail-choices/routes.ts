import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { chooseMails, getStoppable, listMailChoices, stopMails } from './mail-choices.ts'

export const mailChoiceRoutes: FastifyPluginAsyncZod<Deps> = async (app) => {
  app.route({ ...contract.listMailChoices, handler: (request) => request.read(listMailChoices) })

  app.route({
    ...contract.chooseMails,
    handler: (request) => request.command((ctx) => chooseMails(ctx, request.body)),
  })

  app.route({
    ...contract.getStoppable,
    handler: (request) => request.read((ctx) => getStoppable(ctx, request.params.key)),
  })

  app.route({
    ...contract.stopMails,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => stopMails(ctx, request.params.key))),
  })
}
