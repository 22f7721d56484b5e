import { z } from 'zod'

/** What a run of the tests can be told from outside. */
const Settings = z.object({
  /** How many random stories the model test tells; more on a machine with time. */
  MODEL_RUNS: z.coerce.number().int().min(1).default(500),
  /** Tells the stories of an earlier run again. */
  MODEL_SEED: z.coerce.number().int().optional(),
})

export const settings = Settings.parse(process.env)
