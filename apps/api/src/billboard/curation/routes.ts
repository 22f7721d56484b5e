import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import * as contract from './contract.ts'
import { setArchived, setLocked, setPinned } from './standing.ts'

export const curationRoutes: FastifyPluginAsyncZod<Deps> = async (app) => {
  app.route({
    ...contract.pinPost,
    handler: (request) => request.command((ctx) => setPinned(ctx, request.params.id, true)),
  })
  app.route({
    ...contract.unpinPost,
    handler: (request) => request.command((ctx) => setPinned(ctx, request.params.id, false)),
  })
  app.route({
    ...contract.lockPost,
    handler: (request) => request.command((ctx) => setLocked(ctx, request.params.id, true)),
  })
  app.route({
    ...contract.unlockPost,
    handler: (request) => request.command((ctx) => setLocked(ctx, request.params.id, false)),
  })
  app.route({
    ...contract.archivePost,
    handler: (request) => request.command((ctx) => setArchived(ctx, request.params.id, true)),
  })
  app.route({
    ...contract.unarchivePost,
    handler: (request) => request.command((ctx) => setArchived(ctx, request.params.id, false)),
  })
}
