import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

const Secret = z
  .string()
  .min(24)
  .default(() => randomBytes(32).toString('base64url'))

const Secrets = z.object({
  JWT_SECRET: Secret,
  HANDOFF_SECRET: Secret,
  FLASH_SECRET: Secret,
  APP_PASSWORD: Secret,
  RELAY_PASSWORD: Secret,
  STRIPE_WEBHOOK_SECRET: Secret,
})

export type Secrets = z.output<typeof Secrets>

/** This copy's own secrets, drawn at the first start and readable by nobody else. */
export async function keepSecrets(dataDir: string): Promise<Secrets> {
  const file = path.join(dataDir, 'secrets.json')
  const kept = await readFile(file, 'utf8').catch(() => '{}')
  const secrets = Secrets.parse(JSON.parse(kept))
  const text = `${JSON.stringify(secrets, null, 2)}\n`
  if (text === kept) return secrets
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return secrets
}
