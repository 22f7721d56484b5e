import { schoolKey } from '@banter/tenants/keys'
import createError from '@fastify/error'
import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import type { Redis } from 'ioredis'

export const TooManyRequests = createError(
  'TOO_MANY_REQUESTS',
  'Too many requests. Please wait %s seconds.',
  429,
)

interface LimitOptions {
  redis: Redis | null
  /** Load programs raise every limit by one factor; production leaves it at 1. */
  factor: number
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request to a host that nobody has. @throws TooManyRequests */
    countStray(request: FastifyRequest): Promise<void>
  }
}

const STRAYS_PER_MINUTE = 120
const READS_PER_MINUTE = 600
const WRITES_PER_MINUTE = 120

/** Per address and school. Counters live in Redis when there is one, so that several processes count together. */
export const limitsPlugin = fp<LimitOptions>(async (app, { redis, factor }) => {
  app.addHook('onRoute', (route) => {
    const reads = route.method === 'GET' || route.method === 'HEAD'
    const perMinute = route.config?.perMinute ?? (reads ? READS_PER_MINUTE : WRITES_PER_MINUTE)
    route.config = {
      ...route.config,
      rateLimit: {
        max: Math.ceil(perMinute * factor),
        timeWindow: 60_000,
        groupId: route.config?.perMinute ? route.url : reads ? 'read' : 'write',
      },
    } as typeof route.config
  })
  await app.register(rateLimit, {
    global: true,
    ...(redis ? { redis, nameSpace: 'rate:', skipOnError: true } : { cache: 20_000 }),
    // Not by the Host header: its port and its case are the client's to vary.
    keyGenerator: ({ place, ip }) => (place.at === 'apex' ? `apex:${ip}` : schoolKey(place.school, ip)),
    errorResponseBuilder: (_request, context) => new TooManyRequests(Math.ceil(context.ttl / 1000)),
  })
  // They are refused before a school's own limit could count them.
  const stray = app.createRateLimit({
    max: Math.ceil(STRAYS_PER_MINUTE * factor),
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => `stray:${ip}`,
  })
  app.decorate('countStray', async (request) => {
    const counted = await stray(request)
    if (!counted.isAllowed && counted.isExceeded)
      throw Object.assign(new TooManyRequests(counted.ttlInSeconds), { retryAfter: counted.ttlInSeconds })
  })
})
