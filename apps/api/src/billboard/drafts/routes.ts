import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { suggestMentions, suggestTags } from '../text/suggestions.ts'
import * as contract from './contract.ts'
import { discardDraft, getDraft, listDrafts, saveDraft } from './drafts.ts'

/** What somebody needs while they write. */
export const draftRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listDrafts,
    handler: (request) => request.read((ctx) => listDrafts(ctx, media)),
  })
  app.route({
    ...contract.getDraft,
    handler: (request) => request.read((ctx) => getDraft(ctx, media, request.params.id)),
  })
  app.route({
    ...contract.saveDraft,
    handler: (request) => request.command((ctx) => saveDraft(ctx, media, request.params.id, request.body)),
  })
  app.route({
    ...contract.discardDraft,
    handler: async (request, reply) => {
      await request.command((ctx) => discardDraft(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
  app.route({
    ...contract.suggestMentions,
    handler: (request) => request.read((ctx) => suggestMentions(ctx, media, request.query)),
  })
  app.route({
    ...contract.suggestTags,
    handler: (request) => request.read((ctx) => suggestTags(ctx, request.query)),
  })
}
