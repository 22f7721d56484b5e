import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { listComments, listReplies } from './comment-list.ts'
import * as contract from './contract.ts'
import { deleteComment } from './delete-comment.ts'
import { createComment, editComment } from './write-comment.ts'

export const commentRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, env }) => {
  const limits = { factor: env.RATE_LIMIT_FACTOR }

  app.route({
    ...contract.listComments,
    handler: (request) => request.read((ctx) => listComments(ctx, media, request.params.id, request.query)),
  })
  app.route({
    ...contract.listReplies,
    handler: (request) => request.read((ctx) => listReplies(ctx, media, request.params.id, request.query)),
  })
  app.route({
    ...contract.createComment,
    handler: async (request, reply) => {
      const { params, body } = request
      const comment = await request.command((ctx) => createComment(ctx, media, limits, params.id, body))
      return reply.code(201).send(comment)
    },
  })
  app.route({
    ...contract.editComment,
    handler: (request) =>
      request.command((ctx) => editComment(ctx, media, request.params.id, request.body.body)),
  })
  app.route({
    ...contract.deleteComment,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteComment(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
