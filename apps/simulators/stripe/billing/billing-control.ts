import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from '../control-error.ts'
import type { World } from '../world.ts'
import { settingsOf } from './settings.ts'

const settingsBody = z.strictObject({
  retryDays: z.array(z.int().min(1).max(60)).max(8).optional(),
  overdueDays: z.int().min(1).max(90).optional(),
  afterRetries: z.enum(['cancel', 'unpaid', 'past_due']).optional(),
})
const cardBody = z.strictObject({
  /** What its bank says from now on: a decline code such as `insufficient_funds`, or null to take charges again. */
  decline: z.string().nullable(),
})

/** What is set in Stripe's dashboard, and what banks do to cards. */
export function serveBillingControl(app: FastifyInstance, world: World): void {
  app.get('/billing', () => settingsOf(world))
  app.post('/billing', (request) => {
    const wanted = settingsBody.parse(request.body)
    return world.change(() => world.tables.billingSettings.put({ ...settingsOf(world), ...wanted }))
  })
  app.post('/payment_methods/:id', (request: FastifyRequest) => {
    const { decline } = cardBody.parse(request.body)
    const saved = world.tables.savedCards.get((request.params as { id: string }).id)
    if (!saved) throw new ControlError(404, 'no such payment method')
    const { refusal: _, ...card } = saved
    const message = 'Your card was declined.'
    const refusal =
      decline === null ? {} : { refusal: { code: 'card_declined', declineCode: decline, message } }
    world.change(() => world.tables.savedCards.put({ ...card, ...refusal }))
    return { id: saved.id, decline }
  })
}
