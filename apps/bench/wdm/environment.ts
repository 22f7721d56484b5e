import { BASE_DOMAIN, JWT_SECRET } from '../parts/product.ts'
import type { Ports } from './ports.ts'

const WEBHOOK_SECRET = 'whsec_in_the_bench'

interface Urls {
  app: string
  relay: string
}

/** What each program of the stack is told. */
export function environmentOf({ app, relay }: Urls, port: Ports, withRedis: boolean) {
  const everyone = {
    // Payments are simulated: production is refused without saying so, and says so here.
    NODE_ENV: 'production',
    ALLOW_SIMULATED_PAYMENTS: 'true',
    ALLOW_SIMULATED_MEDIA: 'true',
    LOG_LEVEL: 'warn',
    BASE_DOMAIN,
    DATABASE_URL: app,
    STRIPE_SIM_URL: `http://127.0.0.1:${port.stripe}`,
    // Nothing listens there: addresses of pictures are made without it.
    MEDIA_SIM_URL: 'http://127.0.0.1:9',
    ...(withRedis ? { REDIS_URL: `redis://127.0.0.1:${port.queue}` } : {}),
  }
  const api = {
    ...everyone,
    PORT: String(port.api),
    METRICS_PORT: String(port.apiMetrics),
    JWT_SECRET,
    HANDOFF_SECRET: 'another-secret-that-only-the-bench-knows',
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    RATE_LIMIT_FACTOR: '1000000',
  }
  const worker = {
    ...everyone,
    RELAY_DATABASE_URL: relay,
    PORT: String(port.worker),
    SMTP_URL: `smtp://127.0.0.1:${port.smtp}`,
  }
  const stripe = {
    STRIPE_SIM_PORT: String(port.stripe),
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_SIM_WEBHOOK_URL: `http://127.0.0.1:${port.api}/webhooks/stripe`,
  }
  const mail = { MAIL_SMTP_PORT: String(port.smtp), MAIL_WEB_PORT: String(port.mailWeb) }
  return {
    api: { port: port.api, env: api },
    worker: { port: port.worker, env: worker },
    stripe: { port: port.stripe, env: stripe },
    mail: { port: port.mailWeb, env: mail },
  }
}
