import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { campaignView } from '../campaigns/campaign-view.ts'
import * as contract from './contract.ts'
import { approveCampaign, rejectCampaign } from './review.ts'

export const adReviewRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.approveCampaign,
    handler: async (request) => {
      const { id } = request.params
      await request.command((ctx) => approveCampaign(ctx, id))
      return request.read((ctx) => campaignView(ctx, media, id))
    },
  })
  app.route({
    ...contract.rejectCampaign,
    handler: async (request) => {
      const { id } = request.params
      await request.command((ctx) => rejectCampaign(ctx, id, request.body.reason))
      return request.read((ctx) => campaignView(ctx, media, id))
    },
  })
}
