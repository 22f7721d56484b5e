import { openPayments } from '@banter/billing/payments.stripe'
import { z } from 'zod'
import type { Services } from './job.ts'
import { openMailer } from './mail/mailer.ts'
import { openMedia } from './media/media.cloudinary.ts'
import { siteAt } from './site.ts'

/** What a process that runs jobs must be told. */
export const ServicesEnv = z.object({
  BASE_DOMAIN: z.string().default('localhost:3000'),
  PUBLIC_SCHEME: z.enum(['http', 'https']).default('http'),
  SMTP_URL: z.url().default('smtp://127.0.0.1:3025'),
  MAIL_FROM: z.string().default('Banter <no-reply@banter.test>'),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_SIM_URL: z.url().optional(),
  CLOUDINARY_URL: z.string().optional(),
  MEDIA_SIM_URL: z.url().optional(),
  /** As the API's: what is made at Stripe says which deployment made it. */
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
})

export function openServices(env: z.output<typeof ServicesEnv>): Services & { close(): Promise<void> } {
  const mailer = openMailer({ url: env.SMTP_URL, from: env.MAIL_FROM })
  return {
    mailer,
    payments: openPayments({
      secretKey: env.STRIPE_SECRET_KEY,
      simulatorUrl: env.STRIPE_SIM_URL,
      env: env.NODE_ENV,
    }),
    media: openMedia({ url: env.CLOUDINARY_URL, simulatorUrl: env.MEDIA_SIM_URL }),
    site: siteAt({ scheme: env.PUBLIC_SCHEME, baseDomain: env.BASE_DOMAIN }),
    close: async () => mailer.close(),
  }
}
