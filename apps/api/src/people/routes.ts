import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { sessionCookies } from '../identity/sessions/cookies.ts'
import { block, listBlocks, unblock } from './blocking.ts'
import { closeAccount, type TiesOf, tiesOf } from './closing.ts'
import * as contract from './contract.ts'
import { listPeople } from './directory.ts'
import { follow, listFollows, unfollow } from './follows.ts'
import { getMe, updateMe } from './me.ts'
import { getProfile, previewMe } from './profile.ts'

/** @param ties what other slices know to stand against somebody's leaving */
export const peopleRoutes =
  (ties: readonly TiesOf[]): FastifyPluginAsyncZod<Deps> =>
  async (app, deps) => {
    oneself(app, deps)
    leaving(app, deps, ties)
    others(app, deps)
    meeting(app)
  }

type App = Parameters<FastifyPluginAsyncZod<Deps>>[0]

function oneself(app: App, { media }: Deps) {
  app.route({ ...contract.getMe, handler: (request) => request.read((ctx) => getMe(ctx, media)) })
  app.route({
    ...contract.updateMe,
    handler: (request) => request.command((ctx) => updateMe(ctx, media, request.body)),
  })
  app.route({
    ...contract.previewMe,
    handler: (request) => request.read((ctx) => previewMe(ctx, media, request.query.as)),
  })
  app.route({
    ...contract.listBlocks,
    handler: (request) => request.read((ctx) => listBlocks(ctx, media, request.query)),
  })
}

function leaving(app: App, deps: Deps, ties: readonly TiesOf[]) {
  const cookies = sessionCookies(deps)
  app.route({
    ...contract.getTies,
    handler: async (request) => ({ items: await request.read((ctx) => tiesOf(ctx, ties)) }),
  })
  app.route({
    ...contract.closeAccount,
    handler: async (request, reply) => {
      const ended = await closeAccount(request.campus, request.body.password, ties)
      for (const sessionId of ended) app.forgetSession(request.school, sessionId)
      cookies.clear(reply)
      return reply.code(204).send(null)
    },
  })
}

function others(app: App, { media }: Deps) {
  app.route({
    ...contract.listPeople,
    handler: (request) => request.read((ctx) => listPeople(ctx, media, request.query)),
  })
  app.route({
    ...contract.getProfile,
    handler: (request) => request.read((ctx) => getProfile(ctx, media, request.params.id)),
  })
  for (const [endpoint, list] of [
    [contract.listFollowers, 'followers'],
    [contract.listFollowing, 'following'],
  ] as const)
    app.route({
      ...endpoint,
      handler: (request) =>
        request.read((ctx) => listFollows(ctx, media, request.params.id, list, request.query)),
    })
}

function meeting(app: App) {
  for (const [endpoint, act] of [
    [contract.follow, follow],
    [contract.unfollow, unfollow],
    [contract.block, block],
    [contract.unblock, unblock],
  ] as const)
    app.route({
      ...endpoint,
      handler: async (request, reply) => {
        await request.command((ctx) => act(ctx, request.params.id))
        return reply.code(204).send(null)
      },
    })
}
