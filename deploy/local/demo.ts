import { seedDemo } from '@banter/prisma/seed'
import { hash } from '@node-rs/argon2'

/** No secret: it opens what is made up, on a machine that only listens to itself. */
export const DEMO_PASSWORD = 'correct horse battery'

export const DEMO_ACCOUNTS = {
  school: ['student', 'seller', 'moderator', 'admin'],
  platform: ['root@banter.test', 'finance@banter.test'],
}

/** Opens the demo schools that are not there yet. */
export async function seed(appUrl: string, options: { pictures?: boolean } = {}): Promise<void> {
  const passwordHash = await hash(DEMO_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  await seedDemo({ appUrl, passwordHash, ...options })
}
