import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AdPlaces } from '../ad-places.ts'
import type { Deps } from '../deps.ts'
import { calendarRoutes } from './calendar/routes.ts'
import * as contract from './contract.ts'
import { doorRoutes } from './door/routes.ts'
import { doorLinkRoutes } from './door-links/routes.ts'
import { getEvent } from './event-detail.ts'
import { eventsWithAds } from './events-with-ads.ts'
import { hostRoutes } from './hosts/routes.ts'
import { planningRoutes } from './planning/routes.ts'
import { rsvpRoutes } from './rsvp/routes.ts'

export const eventRoutes =
  (ads: AdPlaces): FastifyPluginAsyncZod<Deps> =>
  async (app, deps) => {
    const { media } = deps

    app.route({
      ...contract.listEvents,
      handler: (request) => request.read((ctx) => eventsWithAds(ctx, { media, ads }, request.query)),
    })

    app.route({
      ...contract.getEvent,
      handler: (request) => request.read((ctx) => getEvent(ctx, media, request.params.id)),
    })

    for (const routes of [planningRoutes, rsvpRoutes, doorRoutes, doorLinkRoutes, hostRoutes, calendarRoutes])
      await app.register(routes, deps)
  }
