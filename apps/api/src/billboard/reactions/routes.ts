import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { savePost, unsavePost } from './bookmarks.ts'
import * as contract from './contract.ts'
import { likePost, listLikers, unlikePost } from './likes.ts'
import { vote } from './votes.ts'

export const reactionRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, env }) => {
  const limits = { factor: env.RATE_LIMIT_FACTOR }

  app.route({
    ...contract.likePost,
    handler: (request) => request.command((ctx) => likePost(ctx, limits, request.params.id)),
  })
  app.route({
    ...contract.unlikePost,
    handler: (request) => request.command((ctx) => unlikePost(ctx, request.params.id)),
  })
  app.route({
    ...contract.listLikers,
    handler: (request) => request.read((ctx) => listLikers(ctx, media, request.params.id, request.query)),
  })
  app.route({
    ...contract.savePost,
    handler: (request) => request.command((ctx) => savePost(ctx, request.params.id)),
  })
  app.route({
    ...contract.unsavePost,
    handler: (request) => request.command((ctx) => unsavePost(ctx, request.params.id)),
  })
  app.route({
    ...contract.vote,
    handler: (request) => request.command((ctx) => vote(ctx, request.params.id, request.body.positions)),
  })
}
