import type { FastifyPluginAsync } from 'fastify'
import type { Deps } from '../deps.ts'
import { receive } from './stripe-inbox.ts'

const BODY_LIMIT = 1024 * 1024

/** Where Stripe tells of its events, on any host. The signature is over the raw bytes, so nothing here parses them first. */
export const stripeWebhook: FastifyPluginAsync<Deps> = async (app, { payments, database, directory }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    async (_request: unknown, body: Buffer) => body,
  )

  app.post('/webhooks/stripe', async (request) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const event = payments.verifyWebhook(raw, request.headers['stripe-signature']?.toString())
    // Test and live events can reach one address: those of the other mode are nobody's money here.
    if (event.live === payments.live) await receive({ database, directory }, event)
    return { received: true }
  })
}
