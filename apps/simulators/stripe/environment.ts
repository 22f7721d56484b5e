import { z } from 'zod'

const schema = z.object({
  STRIPE_SIM_HOST: z.string().default('127.0.0.1'),
  STRIPE_SIM_PORT: z.coerce.number().int().min(0).max(65_535).default(3010),
  STRIPE_SIM_SECRET_KEY: z
    .string()
    .regex(/^sk_test_/, 'the simulator takes test keys only')
    .default('sk_test_simulator'),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  STRIPE_SIM_WEBHOOK_URL: z.url().default('http://127.0.0.1:3001/webhooks/stripe'),
  STRIPE_SIM_PUBLIC_URL: z.url().optional(),
  STRIPE_SIM_DATA: z.string().optional(),
})

export type Environment = z.infer<typeof schema>

/** The settings of the process; says which one is wrong, never its value. */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The Stripe simulator cannot start: ${wrong.join('; ')}`)
}
