import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import * as contract from './contract.ts'
import { createPost, deletePost, getPost, listPosts } from './posts.ts'

export const billboardRoutes: FastifyPluginAsyncZod<Deps> = async (app) => {
  app.route({
    ...contract.listPosts,
    handler: (request) => request.read((ctx) => listPosts(ctx, request.query)),
  })

  app.route({
    ...contract.getPost,
    handler: (request) => request.read((ctx) => getPost(ctx, request.params.id)),
  })

  app.route({
    ...contract.createPost,
    handler: async (request, reply) => {
      const post = await request.command((ctx) => createPost(ctx, request.body))
      return reply.code(201).send(post)
    },
  })

  app.route({
    ...contract.deletePost,
    handler: async (request, reply) => {
      await request.command((ctx) => deletePost(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
}
