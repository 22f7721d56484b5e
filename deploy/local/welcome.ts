import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo.ts'
import type { LocalEnv } from './env.ts'
import type { Stack } from './stack.ts'

/** What a person wants to know once everything runs: where to go and who to be. */
export function welcome(stack: Stack, env: LocalEnv, took: number): string {
  const { urls, baseDomain } = stack
  const at = (host: string) => `http://${host}.${baseDomain}`
  const payments = env.STRIPE_SECRET_KEY ? 'Stripe, with the key you gave' : `simulated at ${urls.stripe}`
  const media = env.CLOUDINARY_URL ? 'Cloudinary, with the account you gave' : `simulated at ${urls.media}`
  const demo = [
    ['UT Arlington', at('uta')],
    ['Lakeside', at('lakeside')],
  ]
  const places = [
    ['Public site', urls.site],
    ...(env.DEMO_DATA ? demo : []),
    ['Platform admin', at('admin')],
    ['Mail inbox', urls.mail],
    ['API docs', `${urls.api}/api/docs`],
    ['Payments', payments],
    ['Pictures', media],
  ]
  const rows = places.map(([what, where]) => `  ${what?.padEnd(16)}${where}`)
  const seconds = (took / 1000).toFixed(1)
  return ['', `Banter runs (${seconds} s). Ctrl-C stops it.`, '', ...rows, ...accounts(env), ''].join('\n')
}

function accounts(env: LocalEnv): string[] {
  if (!env.DEMO_DATA) return []
  const everyone = DEMO_ACCOUNTS.school.map((name) => `${name}@`).join(', ')
  return [
    '',
    `Demo accounts, all with the password: ${DEMO_PASSWORD}`,
    `  at uta.test and lakeside.test: ${everyone}`,
    `  at the platform: ${DEMO_ACCOUNTS.platform.join(', ')}`,
  ]
}
