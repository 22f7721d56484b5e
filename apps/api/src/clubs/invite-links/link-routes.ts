import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { joinByLink, openInviteLink } from './come-in.ts'
import * as contract from './contract.ts'
import { endInviteLink, getPoster, listInviteLinks, makeInviteLink } from './invite-links.ts'

export const inviteLinkRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, site }) => {
  app.route({
    ...contract.listInviteLinks,
    handler: (request) => request.read((ctx) => listInviteLinks(ctx, media, site, request.params.id)),
  })

  app.route({
    ...contract.makeInviteLink,
    handler: async (request, reply) => {
      const { id } = request.params
      const link = await request.command((ctx) => makeInviteLink(ctx, media, site, id, request.body))
      return reply.code(201).send(link)
    },
  })

  app.route({
    ...contract.endInviteLink,
    handler: async (request, reply) =>
      reply.code(204).send(await request.command((ctx) => endInviteLink(ctx, request.params.id))),
  })

  app.route({
    ...contract.getPoster,
    handler: (request) => request.read((ctx) => getPoster(ctx, media, site, request.params.id)),
  })

  app.route({
    ...contract.openInviteLink,
    handler: (request) => request.read((ctx) => openInviteLink(ctx, media, request.params.token)),
  })

  app.route({
    ...contract.joinByLink,
    handler: (request) => request.command((ctx) => joinByLink(ctx, request.params.token)),
  })
}
