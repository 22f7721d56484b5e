import path from 'node:path'
import { root, type Server, startServer } from './child.ts'
import { freePort } from './free-port.ts'

/** What jobs reach outside the product. Its CPU does not count. */
export interface Outside {
  smtpUrl: string
  stripeUrl: string
  stop(): Promise<void>
}

export async function startOutside(folder: string): Promise<Outside> {
  const smtpPort = await freePort()
  const mail = await simulator(folder, 'mail', (port) => ({
    MAIL_SMTP_PORT: String(smtpPort),
    MAIL_WEB_PORT: port,
  }))
  const stripe = await simulator(folder, 'stripe', (port) => ({
    STRIPE_SIM_PORT: port,
    STRIPE_WEBHOOK_SECRET: 'whsec_in_the_bench',
  }))
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    stripeUrl: stripe.url,
    stop: async () => {
      await Promise.all([mail.stop(), stripe.stop()])
    },
  }
}

async function simulator(
  logDir: string,
  name: string,
  env: (port: string) => Record<string, string>,
): Promise<Server> {
  const port = await freePort()
  const program = path.join(root, 'apps', 'simulators', 'dist', name, 'server.js')
  return startServer({ name, args: [program], env: env(String(port)), port, ready: '/livez', logDir })
}
