import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AdPlaces } from '../ad-places.ts'
import type { Deps } from '../deps.ts'
import { admissionRoutes } from './admission/admission-routes.ts'
import { getClub } from './club-view.ts'
import { clubsWithAds } from './clubs-with-ads.ts'
import * as contract from './contract.ts'
import { groupRoutes } from './groups/group-routes.ts'
import { inviteLinkRoutes } from './invite-links/link-routes.ts'
import { createClub, updateClub } from './lifecycle/clubs.ts'
import { archiveClub, deleteClub, restoreClub } from './lifecycle/put-away.ts'
import { memberRoutes } from './members/member-routes.ts'
import { resourceRoutes } from './resources/resource-routes.ts'
import { successionRoutes } from './succession/succession-routes.ts'
import { recommendClubs } from './suggestions/contract.ts'
import * as suggestions from './suggestions/suggestions.ts'

export const clubRoutes =
  (ads: AdPlaces): FastifyPluginAsyncZod<Deps> =>
  async (app, deps) => {
    const { media } = deps

    app.route({
      ...contract.listClubs,
      handler: (request) => request.read((ctx) => clubsWithAds(ctx, { media, ads }, request.query)),
    })

    app.route({
      ...contract.getClub,
      handler: (request) => request.read((ctx) => getClub(ctx, media, request.params.id)),
    })

    app.route({
      ...contract.createClub,
      handler: async (request, reply) => {
        const club = await request.command((ctx) => createClub(ctx, media, request.body))
        return reply.code(201).send(club)
      },
    })

    app.route({
      ...contract.updateClub,
      handler: (request) => request.command((ctx) => updateClub(ctx, media, request.params.id, request.body)),
    })

    app.route({
      ...contract.deleteClub,
      handler: async (request, reply) =>
        reply.code(204).send(await request.command((ctx) => deleteClub(ctx, request.params.id))),
    })

    app.route({
      ...contract.archiveClub,
      handler: (request) => request.command((ctx) => archiveClub(ctx, media, request.params.id)),
    })

    app.route({
      ...contract.restoreClub,
      handler: (request) => request.command((ctx) => restoreClub(ctx, media, request.params.id)),
    })

    app.route({
      ...recommendClubs,
      handler: (request) =>
        request.read((ctx) => suggestions.recommendClubs(ctx, media, request.query.limit)),
    })

    await app.register(memberRoutes, deps)
    await app.register(admissionRoutes, deps)
    await app.register(inviteLinkRoutes, deps)
    await app.register(successionRoutes, deps)
    await app.register(groupRoutes, deps)
    await app.register(resourceRoutes, deps)
  }
