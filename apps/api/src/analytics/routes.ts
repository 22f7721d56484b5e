import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AdPlaces } from '../ad-places.ts'
import type { Deps } from '../deps.ts'
import * as contract from './contract.ts'
import { getHome } from './home.ts'
import { getOverview } from './overview.ts'
import { getShell } from './shell.ts'

export const analyticsRoutes =
  (ads: AdPlaces): FastifyPluginAsyncZod<Deps> =>
  async (app, { media }) => {
    app.route({ ...contract.getOverview, handler: (request) => request.read(getOverview) })
    app.route({ ...contract.getShell, handler: (request) => request.read((ctx) => getShell(ctx, media)) })
    app.route({
      ...contract.getHome,
      handler: (request) => request.read((ctx) => getHome(ctx, { media, ads }, request.query)),
    })
  }
