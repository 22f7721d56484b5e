import { type ReadCtx, SignInRequired, type Viewer } from '@banter/tenants/context'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { loadDispute } from '../dispute-rows.ts'
import { disputeView } from '../dispute-view.ts'
import { agreeToDecision, appealDecision } from './appeal.ts'
import * as contract from './contract.ts'
import { decideDispute } from './decide.ts'
import { decidePlatformDispute, getPlatformDispute, listPlatformDisputes } from './platform.ts'
import { listDisputes } from './queue.ts'

export const decisionRoutes: FastifyPluginAsyncZod<Deps> = async (app, deps) => {
  const view = async (ctx: ReadCtx, id: string) => {
    const one = await loadDispute(ctx, id)
    return disputeView(ctx, deps.media, one, one.order.role)
  }
  app.route({
    ...contract.agreeToDecision,
    handler: async (request) => {
      await request.command((ctx) => agreeToDecision(ctx, request.params.id))
      return request.read((ctx) => view(ctx, request.params.id))
    },
  })
  app.route({
    ...contract.appealDecision,
    handler: async (request) => {
      await request.command((ctx) => appealDecision(ctx, request.params.id, request.body.text))
      return request.read((ctx) => view(ctx, request.params.id))
    },
  })
  app.route({
    ...contract.listDisputes,
    handler: (request) => request.read((ctx) => listDisputes(ctx, request.query)),
  })
  app.route({
    ...contract.decideDispute,
    handler: async (request) => {
      await request.command((ctx) => decideDispute(ctx, request.params.id, request.body))
      return request.read((ctx) => view(ctx, request.params.id))
    },
  })
  app.route({
    ...contract.listPlatformDisputes,
    handler: ({ query }) => listPlatformDisputes(deps, query),
  })
  app.route({
    ...contract.getPlatformDispute,
    handler: ({ params }) => getPlatformDispute(deps, params.id),
  })
  app.route({
    ...contract.decidePlatformDispute,
    handler: (request) => decidePlatformDispute(deps, asker(request), request.params.id, request.body),
  })
}

function asker({ viewer }: { viewer: Viewer | null }): Viewer {
  if (!viewer) throw new SignInRequired()
  return viewer
}
