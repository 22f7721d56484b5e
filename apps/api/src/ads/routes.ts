import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../deps.ts'
import { advertiserRoutes } from './advertisers/routes.ts'
import { campaignRoutes } from './campaigns/routes.ts'
import { creativeRoutes } from './creatives/routes.ts'
import { flightRoutes } from './flights/routes.ts'
import { adPaymentRoutes } from './payment/routes.ts'
import { adReportRoutes } from './reports/routes.ts'
import { adReviewRoutes } from './review/routes.ts'
import { adSettingsRoutes } from './settings/routes.ts'

/** How ads are planned, paid for, looked at and reported on. */
export const adCampaignRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  await app.register(adSettingsRoutes)
  await app.register(advertiserRoutes)
  await app.register(campaignRoutes, deps)
  await app.register(flightRoutes)
  await app.register(creativeRoutes, deps)
  await app.register(adReviewRoutes, deps)
  await app.register(adPaymentRoutes, deps)
  await app.register(adReportRoutes)
}
