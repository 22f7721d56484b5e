import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import * as contract from './contract.ts'
import { listMyPictures } from './my-pictures.ts'
import { getOriginal } from './original.ts'
import { getPicture } from './picture-rows.ts'
import { getProvenance } from './provenance.ts'
import { deletePicture } from './remove.ts'
import { talkRoutes } from './talk/routes.ts'

export const pictureRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const { media } = deps
  app.route({
    ...contract.listMyPictures,
    handler: (request) => request.read((ctx) => listMyPictures(ctx, media, request.query)),
  })

  app.route({
    ...contract.getPicture,
    handler: (request) => request.read((ctx) => getPicture(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.getOriginal,
    handler: (request) => request.read((ctx) => getOriginal(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.getProvenance,
    handler: (request) => request.read((ctx) => getProvenance(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.deletePicture,
    handler: async (request, reply) => {
      await request.command((ctx) => deletePicture(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })

  await app.register(talkRoutes, deps)
}
