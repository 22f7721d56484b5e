import { z } from 'zod'
import { untilStopped } from '../until-stopped.ts'
import { buildMediaSimulator } from './app.ts'

const env = z
  .object({
    MEDIA_SIM_HOST: z.string().default('127.0.0.1'),
    MEDIA_SIM_PORT: z.coerce.number().int().min(0).max(65_535).default(3040),
    MEDIA_SIM_NOTIFY_URL: z.url().default('http://127.0.0.1:3001/webhooks/cloudinary'),
    MEDIA_SIM_DATA: z.string().optional(),
  })
  .parse(process.env)

const app = buildMediaSimulator({
  folder: env.MEDIA_SIM_DATA,
  notifyUrl: env.MEDIA_SIM_NOTIFY_URL,
  logger: { level: 'warn' },
})

untilStopped(() => app.close())

await app.listen({ host: env.MEDIA_SIM_HOST, port: env.MEDIA_SIM_PORT })
