import type { Ctx } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { listCampaigns } from './campaign-list.ts'
import { campaignView } from './campaign-view.ts'
import * as contract from './contract.ts'
import { archiveCampaign, endCampaign, pauseCampaign, resumeCampaign, submitCampaign } from './course.ts'
import { duplicateCampaign } from './duplicate.ts'
import { changeCampaign, createCampaign, deleteCampaign } from './plan-campaign.ts'

const deeds = [
  [contract.submitCampaign, submitCampaign],
  [contract.pauseCampaign, pauseCampaign],
  [contract.resumeCampaign, resumeCampaign],
  [contract.endCampaign, endCampaign],
  [contract.archiveCampaign, archiveCampaign],
] as const

export const campaignRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media }) => {
  app.route({
    ...contract.listCampaigns,
    handler: (request) => request.read((ctx) => listCampaigns(ctx, request.query)),
  })
  app.route({
    ...contract.createCampaign,
    handler: async (request, reply) => {
      const id = await request.command((ctx) => createCampaign(ctx, request.body))
      return reply.code(201).send(await request.read((ctx) => campaignView(ctx, media, id)))
    },
  })
  app.route({
    ...contract.getCampaign,
    handler: (request) => request.read((ctx) => campaignView(ctx, media, request.params.id)),
  })
  app.route({
    ...contract.changeCampaign,
    handler: async (request) => {
      const { id } = request.params
      await request.command((ctx) => changeCampaign(ctx, id, request.body))
      return request.read((ctx) => campaignView(ctx, media, id))
    },
  })
  app.route({
    ...contract.deleteCampaign,
    handler: async (request, reply) => {
      await request.command((ctx) => deleteCampaign(ctx, request.params.id))
      return reply.code(204).send(null)
    },
  })
  app.route({
    ...contract.duplicateCampaign,
    handler: async (request, reply) => {
      const id = await request.command((ctx) => duplicateCampaign(ctx, request.params.id))
      return reply.code(201).send(await request.read((ctx) => campaignView(ctx, media, id)))
    },
  })
  for (const [endpoint, deed] of deeds)
    app.route({
      ...endpoint,
      handler: async (request) => {
        const { id } = request.params
        await request.command((ctx: Ctx) => deed(ctx, id))
        return request.read((ctx) => campaignView(ctx, media, id))
      },
    })
}
