import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AdPlaces } from '../ad-places.ts'
import type { Deps } from '../deps.ts'
import { announcementRoutes } from './announcements/routes.ts'
import { commentRoutes } from './comments/routes.ts'
import * as contract from './contract.ts'
import { curationRoutes } from './curation/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { feedRoutes } from './feed/routes.ts'
import { createPost } from './posts/create-post.ts'
import { deletePost } from './posts/delete-post.ts'
import { editPost, listPostVersions } from './posts/edit-post.ts'
import { getPost } from './posts/find-post.ts'
import { listPosts } from './posts/post-list.ts'
import { reactionRoutes } from './reactions/routes.ts'
import { scheduledRoutes } from './scheduled/routes.ts'

const parts = [
  reactionRoutes,
  commentRoutes,
  curationRoutes,
  announcementRoutes,
  scheduledRoutes,
  draftRoutes,
]

export const billboardRoutes =
  (ads: AdPlaces): FastifyPluginAsyncZod<Deps> =>
  async (app, deps) => {
    const { media, env } = deps
    const limits = { factor: env.RATE_LIMIT_FACTOR }

    app.route({
      ...contract.listPosts,
      handler: (request) => request.read((ctx) => listPosts(ctx, media, request.query)),
    })
    app.route({
      ...contract.getPost,
      handler: (request) => request.read((ctx) => getPost(ctx, media, request.params.id)),
    })
    app.route({
      ...contract.createPost,
      handler: async (request, reply) => {
        const post = await request.command((ctx) => createPost(ctx, media, limits, request.body))
        return reply.code(201).send(post)
      },
    })
    app.route({
      ...contract.editPost,
      handler: (request) => request.command((ctx) => editPost(ctx, media, request.params.id, request.body)),
    })
    app.route({
      ...contract.deletePost,
      handler: async (request, reply) => {
        await request.command((ctx) => deletePost(ctx, request.params.id))
        return reply.code(204).send(null)
      },
    })
    app.route({
      ...contract.listPostVersions,
      handler: (request) => request.read((ctx) => listPostVersions(ctx, request.params.id)),
    })
    await app.register(feedRoutes(ads), deps)
    for (const routes of parts) await app.register(routes, deps)
  }
