import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import jwt from '@fastify/jwt'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { adCampaignRoutes } from './ads/routes.ts'
import { type AdServer, openAdServer } from './ads/serving/ad-server.ts'
import { adServingRoutes } from './ads/serving/routes.ts'
import { analyticsRoutes } from './analytics/routes.ts'
import { billboardRoutes } from './billboard/routes.ts'
import { clubRoutes } from './clubs/routes.ts'
import type { Deps } from './deps.ts'
import { disputeRoutes } from './disputes/routes.ts'
import { openDisputes } from './disputes/ties.ts'
import { eventRoutes } from './events/routes.ts'
import { handoffRoutes } from './handoff/routes.ts'
import { answerErrors, answerUnreadable } from './http/errors.ts'
import { answerHealth } from './http/health.ts'
import { idempotencyPlugin } from './http/idempotency.ts'
import { limitsPlugin } from './http/limits.ts'
import { measureRequests } from './http/metrics.ts'
import { describeApi } from './http/openapi.ts'
import { refuseUnstorableText } from './http/plain-text.ts'
import { routeTablePlugin } from './http/route-table.ts'
import { sessionPlugin } from './http/session.ts'
import { tenantPlugin } from './http/tenant.ts'
import { answerUnfinished } from './http/unfinished.ts'
import './http/types.ts'
import { identityRoutes } from './identity/routes.ts'
import { viewerOf } from './identity/sessions/sessions.ts'
import { marketplaceRoutes } from './marketplace/routes.ts'
import { mediaRoutes } from './media/routes.ts'
import { cloudinaryWebhook } from './media/webhook.ts'
import { moderationRoutes } from './moderation/routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { payableOffers } from './offers/accepted.ts'
import { offerRoutes } from './offers/routes.ts'
import { orderRoutes } from './orders/routes.ts'
import { moneyInWallet, openOrders } from './orders/ties.ts'
import { paymentRoutes } from './payments/routes.ts'
import { stripeWebhook } from './payments/webhook.ts'
import { payoutRoutes } from './payouts/routes.ts'
import { payoutsUnderway } from './payouts/ties.ts'
import { peopleRoutes } from './people/routes.ts'
import { pictureRoutes } from './pictures/routes.ts'
import { reviewRoutes } from './reviews/routes.ts'
import { schoolRoutes } from './schools/routes.ts'
import { searchRoutes } from './search/routes.ts'
import { subscriptionRoutes } from './subscriptions/routes.ts'

const BODY_LIMIT = 256 * 1024
/** Long enough for a phone; a body that trickles in for ever would keep its connection. */
const REQUEST_MS = 30_000

/** The whole API, ready to listen or to be asked in memory. */
export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { env } = deps
  const app = fastify({
    ...(deps.logger ? { loggerInstance: deps.logger as FastifyBaseLogger } : { logger: false }),
    trustProxy: env.TRUSTED_PROXIES,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_MS,
    // Node swaps the two when the one for headers is longer, and looks at them only every half minute by itself.
    http: { headersTimeout: REQUEST_MS, connectionsCheckingInterval: 5_000 },
    frameworkErrors: answerUnreadable,
    clientErrorHandler: answerUnfinished,
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  app.decorate('routeTable', [])
  answerErrors(app)
  measureRequests(app, deps.metrics)
  await app.register(helmet, { contentSecurityPolicy: { directives: { defaultSrc: ["'none'"] } } })
  await app.register(cookie)
  await app.register(jwt, {
    secret: env.JWT_SECRET,
    sign: { algorithm: 'HS256', iss: 'banter' },
    verify: { algorithms: ['HS256'], allowedIss: 'banter' },
  })
  answerHealth(app, deps.dependencies)
  await app.register(stripeWebhook, deps)
  await app.register(cloudinaryWebhook, deps)
  await app.register(api, deps)
  return app
}

/** Everything under /api: the scope in which zod validates, the host is a school and a route says who may ask. */
async function api(app: FastifyInstance, deps: Deps) {
  const { env, database, directory, site } = deps
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  // Fastify also takes text/plain by itself; a form of another site could send that.
  app.removeContentTypeParser('text/plain')
  await describeApi(app)
  await app.register(
    async (v1) => {
      await v1.register(routeTablePlugin)
      await v1.register(limitsPlugin, { redis: deps.redis, factor: env.RATE_LIMIT_FACTOR })
      await v1.register(tenantPlugin, { database, directory })
      await v1.register(sessionPlugin, {
        viewerOf: (school, sessionId) => database.read(school, null, (ctx) => viewerOf(ctx, sessionId)),
        originOf: (request) =>
          request.place.at === 'apex'
            ? `${env.PUBLIC_SCHEME}://${env.BASE_DOMAIN}`
            : site.urlOf(request.place.school, ''),
      })
      await v1.register(idempotencyPlugin)
      v1.get(
        '/openapi.json',
        { config: { access: 'anyone', at: 'everywhere' }, schema: { hide: true } },
        async () => app.swagger(),
      )
      answerErrors(v1)
      refuseUnstorableText(v1)
      const ads = openAdServer({ database, media: deps.media, secret: env.JWT_SECRET })
      for (const routes of slicesWith(ads)) await v1.register(routes, deps)
    },
    { prefix: '/api/v1' },
  )
}

const slicesWith = (ads: AdServer) => [
  identityRoutes,
  peopleRoutes([openOrders, openDisputes, moneyInWallet, payoutsUnderway]),
  mediaRoutes,
  schoolRoutes,
  billboardRoutes(ads),
  clubRoutes(ads),
  eventRoutes(ads),
  pictureRoutes,
  marketplaceRoutes(payableOffers, ads),
  offerRoutes,
  orderRoutes,
  handoffRoutes,
  disputeRoutes,
  reviewRoutes,
  paymentRoutes,
  payoutRoutes,
  subscriptionRoutes,
  searchRoutes,
  moderationRoutes,
  notificationRoutes,
  analyticsRoutes(ads),
  adServingRoutes(ads),
  adCampaignRoutes,
]
