import { createHmac, hkdfSync } from 'node:crypto'
import type { ReadCtx } from '@banter/tenants/context'
import { signedIn } from '@banter/tenants/context'

/** Of the deployment's one secret, so that every process signs and reads alike; each has a purpose of its own. */
export interface AdKeys {
  tokens: Buffer
  accounts: Buffer
}

export function adKeys(secret: string): AdKeys {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return { tokens: derived('ad tokens'), accounts: derived('ad accounts') }
}

/** Sixteen bytes that stand for the viewer: without the key they lead to nobody, and at another school they would be others. */
export function accountOf(ctx: ReadCtx, { accounts }: AdKeys): Buffer {
  return createHmac('sha256', accounts)
    .update(`${ctx.school.id} ${signedIn(ctx).id}`)
    .digest()
    .subarray(0, 16)
}
