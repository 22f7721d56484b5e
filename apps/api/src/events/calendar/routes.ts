import { type ReadCtx, SignInRequired } from '@banter/tenants/context'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { keepFromCaches } from '../../http/session.ts'
import { clubCalendar, eventCalendar, myCalendar, schoolCalendar } from './calendars.ts'
import { findClashes } from './clashes.ts'
import * as contract from './contract.ts'
import { endFeed, feedOf, feedOwner, renewFeed } from './feeds.ts'
import { calendarSettings, saveCalendarSettings } from './settings.ts'

export const calendarRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, site, database }) => {
  /** Sends a calendar as the owner of the secret sees it, or the person of the session. @throws NotFound, SignInRequired */
  async function sendCalendar(
    { school, viewer }: Pick<FastifyRequest, 'school' | 'viewer'>,
    reply: FastifyReply,
    token: string | undefined,
    calendar: (ctx: ReadCtx) => Promise<string>,
  ) {
    const reader =
      token === undefined ? viewer : await database.read(school, null, (ctx) => feedOwner(ctx, token))
    if (!reader) throw new SignInRequired()
    const text = await database.read(school, reader, calendar)
    return keepFromCaches(reply).type('text/calendar; charset=utf-8').send(text)
  }

  app.route({
    ...contract.eventIcs,
    handler: (request, reply) =>
      sendCalendar(request, reply, request.query.token, (ctx) => eventCalendar(ctx, site, request.params.id)),
  })

  app.route({
    ...contract.clubIcs,
    handler: (request, reply) =>
      sendCalendar(request, reply, request.query.token, (ctx) => clubCalendar(ctx, site, request.params.id)),
  })

  app.route({
    ...contract.schoolIcs,
    handler: (request, reply) =>
      sendCalendar(request, reply, request.query.token, (ctx) => schoolCalendar(ctx, site)),
  })

  app.route({
    ...contract.myIcs,
    handler: (request, reply) =>
      sendCalendar(request, reply, request.query.token, (ctx) => myCalendar(ctx, site)),
  })

  app.route({ ...contract.getFeed, handler: (request) => request.read(feedOf) })

  app.route({
    ...contract.renewFeed,
    handler: async (request, reply) => {
      const feed = await request.command((ctx) => renewFeed(ctx, site))
      return reply.code(201).send(feed)
    },
  })

  app.route({
    ...contract.endFeed,
    handler: async (request, reply) => {
      await request.command(endFeed)
      return reply.code(204).send(null)
    },
  })

  app.route({
    ...contract.findClashes,
    handler: (request) => request.read((ctx) => findClashes(ctx, media, request.query)),
  })

  app.route({
    ...contract.getCalendarSettings,
    handler: (request) => request.read(calendarSettings),
  })

  app.route({
    ...contract.putCalendarSettings,
    handler: (request) => request.command((ctx) => saveCalendarSettings(ctx, request.body)),
  })
}
