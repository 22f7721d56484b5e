import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Deps } from '../../deps.ts'
import { doorCodes } from '../door/code.ts'
import { getEvent } from '../event-detail.ts'
import * as contract from './contract.ts'
import { whoIsGoing } from './going.ts'
import { myCode, qrOf } from './my-code.ts'
import { answerEvent, withdrawAnswer } from './rsvp.ts'

export const rsvpRoutes: FastifyPluginAsyncZod<Deps> = async (app, { media, env }) => {
  app.route({
    ...contract.putRsvp,
    handler: (request) =>
      request.command(async (ctx) => {
        await answerEvent(ctx, request.params.id, request.body)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.deleteRsvp,
    handler: (request) =>
      request.command(async (ctx) => {
        await withdrawAnswer(ctx, request.params.id)
        return await getEvent(ctx, media, request.params.id)
      }),
  })

  app.route({
    ...contract.listGoing,
    handler: (request) => request.read((ctx) => whoIsGoing(ctx, media, request.params.id, request.query)),
  })

  app.route({
    ...contract.getMyCode,
    handler: async (request) => {
      const codes = doorCodes(env.HANDOFF_SECRET, request.school)
      const code = await request.read((ctx) => myCode(ctx, request.params.id, codes))
      return { code, qr: await qrOf(code) }
    },
  })
}
