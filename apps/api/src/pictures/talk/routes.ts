import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { createPictureComment, deletePictureComment, listPictureComments } from './comments.ts'
import * as contract from './contract.ts'
import { likePicture, unlikePicture } from './likes.ts'

export const talkRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.likePicture,
    handler: (request) => request.command((ctx) => likePicture(ctx, request.params.id)),
  })

  app.route({
    ...contract.unlikePicture,
    handler: (request) => request.command((ctx) => unlikePicture(ctx, request.params.id)),
  })

  app.route({
    ...contract.listPictureComments,
    handler: (request) =>
      request.read((ctx) => listPictureComments(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.createPictureComment,
    handler: async (request, reply) => {
      const comment = await request.command((ctx) =>
        createPictureComment(ctx, media, request.params.id, request.body),
      )
      return reply.code(201).send(comment)
    },
  })

  app.route({
    ...contract.deletePictureComment,
    handler: async (request, reply) => {
      await request.command((ctx) => deletePictureComment(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
