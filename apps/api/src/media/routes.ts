import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { captionRoutes } from './captions/routes.ts'
import * as contract from './contract.ts'
import { deleteMedia, getMedia, restoreMedia } from './uploading/own-media.ts'
import { announceUpload, completeUpload } from './uploading/uploads.ts'

export const mediaRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const { media } = deps

  app.route({
    ...contract.announceUpload,
    handler: async (request, reply) => {
      const upload = await request.command((ctx) => announceUpload(ctx, media, request.body))
      return reply.code(201).send(upload)
    },
  })

  app.route({
    ...contract.completeUpload,
    handler: (request) => completeUpload(request.campus, media, request.params.id),
  })

  app.route({
    ...contract.getMedia,
    handler: (request) => request.read((ctx) => getMedia(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.deleteMedia,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteMedia(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.restoreMedia,
    handler: (request) => request.command((ctx) => restoreMedia(ctx, media, request.params.id)),
  })

  await app.register(captionRoutes, deps)
}
