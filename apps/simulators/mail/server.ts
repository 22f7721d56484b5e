import { z } from 'zod'
import { untilStopped } from '../until-stopped.ts'
import { buildMailInbox } from './app.ts'

const env = z
  .object({
    MAIL_HOST: z.string().default('127.0.0.1'),
    MAIL_SMTP_PORT: z.coerce.number().int().min(0).max(65_535).default(3025),
    MAIL_WEB_PORT: z.coerce.number().int().min(0).max(65_535).default(3026),
    MAIL_DATA: z.string().optional(),
  })
  .parse(process.env)

const inbox = await buildMailInbox({
  host: env.MAIL_HOST,
  smtpPort: env.MAIL_SMTP_PORT,
  webPort: env.MAIL_WEB_PORT,
  store: env.MAIL_DATA,
})

untilStopped(() => inbox.close())
