import { untilStopped } from '../until-stopped.ts'
import { buildStripeSimulator } from './app.ts'
import { readEnvironment } from './environment.ts'

const environment = readEnvironment(process.env)
const app = buildStripeSimulator({
  secretKey: environment.STRIPE_SIM_SECRET_KEY,
  webhookSecret: environment.STRIPE_WEBHOOK_SECRET,
  webhookUrl: environment.STRIPE_SIM_WEBHOOK_URL,
  publicUrl: environment.STRIPE_SIM_PUBLIC_URL,
  store: environment.STRIPE_SIM_DATA,
  logger: { level: 'warn' },
})

untilStopped(() => app.close())

await app.listen({ host: environment.STRIPE_SIM_HOST, port: environment.STRIPE_SIM_PORT })
