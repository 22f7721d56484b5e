import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { changeSettings, settingsView } from './ad-settings.ts'
import { addBlackout, endBlackout, listBlackouts } from './blackouts.ts'
import * as contract from './contract.ts'

export const adSettingsRoutes: FastifyPluginAsyncZod = async (app) => {
  app.route({ ...contract.getAdSettings, handler: (request) => request.read(settingsView) })
  app.route({
    ...contract.changeAdSettings,
    handler: (request) => request.command((ctx) => changeSettings(ctx, request.body)),
  })
  app.route({ ...contract.listBlackouts, handler: (request) => request.read(listBlackouts) })
  app.route({
    ...contract.addBlackout,
    handler: async (request, reply) =>
      reply.code(201).send(await request.command((ctx) => addBlackout(ctx, request.body))),
  })
  app.route({
    ...contract.endBlackout,
    handler: async (request, reply) => {
      await request.command((ctx) => endBlackout(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
