import type { Ctx, ReadCtx, School } from '@banter/tenants/context'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { keepFromCaches } from '../../http/session.ts'
import { doorCodes } from '../door/code.ts'
import * as contract from './contract.ts'
import { listDoorEntries } from './entries.ts'
import { helperDoor, takeHelperQueue, undoByHelper } from './helper-door.ts'
import { type Keeper, keeperOf } from './keeper.ts'
import { endDoorLink, listDoorLinks, makeDoorLink } from './links.ts'

export const doorLinkRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, site, env, database }) => {
  const codesAt = (school: School) => doorCodes(env.HANDOFF_SECRET, school)

  interface Held {
    school: School
    linkId: string
    token: string
    reply: FastifyReply
  }
  /** Whose door it is; what is told of it is for who holds the secret alone. @throws DoorLinkOver */
  function keeperAt({ school, linkId, token, reply }: Held): Promise<Keeper> {
    keepFromCaches(reply)
    return database.read(school, null, (ctx) => keeperOf(ctx, linkId, token))
  }

  /** One change at the door, as whoever made the link. @throws DoorLinkOver */
  async function atDoor<T>(held: Held, work: (ctx: Ctx, keeper: Keeper) => Promise<T>): Promise<T> {
    const keeper = await keeperAt(held)
    return await database.command(held.school, keeper.maker, (ctx) => work(ctx, keeper))
  }

  app.route({
    ...contract.listDoorLinks,
    handler: (request) => request.read((ctx) => listDoorLinks(ctx, media, request.params.id)),
  })

  app.route({
    ...contract.makeDoorLink,
    handler: async (request, reply) => {
      const { id } = request.params
      const made = await request.command((ctx) => makeDoorLink(ctx, media, site, id, request.body.name))
      return reply.code(201).send(made)
    },
  })

  app.route({
    ...contract.endDoorLink,
    handler: async (request, reply) => {
      const { id, linkId } = request.params
      return reply.code(204).send(await request.command((ctx) => endDoorLink(ctx, id, linkId)))
    },
  })

  app.route({
    ...contract.listDoorEntries,
    handler: (request) =>
      request.read((ctx) => listDoorEntries(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.openDoor,
    handler: async ({ school, params, query }, reply) => {
      const keeper = await keeperAt({ school, linkId: params.id, token: query.token, reply })
      const work = (ctx: ReadCtx) => helperDoor(ctx, keeper, codesAt(school))
      return await database.read(school, keeper.maker, work)
    },
  })

  app.route({
    ...contract.checkInByLink,
    handler: ({ school, params, body: { token, items } }, reply) =>
      atDoor({ school, linkId: params.id, token, reply }, (ctx, keeper) =>
        takeHelperQueue(ctx, keeper, items, codesAt(school)),
      ),
  })

  app.route({
    ...contract.undoByLink,
    handler: async ({ school, params, body: { token, code } }, reply) => {
      const undone = await atDoor({ school, linkId: params.id, token, reply }, (ctx, keeper) =>
        undoByHelper(ctx, keeper, code, codesAt(school)),
      )
      return reply.code(204).send(undone)
    },
  })
}
