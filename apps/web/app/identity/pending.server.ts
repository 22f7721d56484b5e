import { randomBytes } from 'node:crypto'
import { type AppLoadContext, createCookie } from '../router.server.ts'

/** 256 bits: not to be guessed. */
export const newVerifier = () => randomBytes(32).toString('base64url')

const DAY_SECONDS = 86_400

/** An address that waits for its code: remembered for the browser that asked, so that it is in no address line and no log. */
export interface Pending {
  email: string
  /** When the next mail can be asked for. */
  resendAfter: string
  /** Where to go on to afterwards. */
  next: string
  /** Shows the API that it is the browser that asked. Empty when it is not. */
  verifier: string
}

const cookieOf = ({ flashSecret, cookieNames }: AppLoadContext) =>
  createCookie(cookieNames.secure ? '__Host-banter_pending' : 'banter_pending', {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: cookieNames.secure,
    maxAge: DAY_SECONDS,
    secrets: [flashSecret],
  })

export async function keepPending(context: AppLoadContext, pending: Pending): Promise<void> {
  context.setCookies.push(await cookieOf(context).serialize(pending))
}

export async function readPending(request: Request, context: AppLoadContext): Promise<Pending | null> {
  const kept: unknown = await cookieOf(context).parse(request.headers.get('cookie'))
  return isPending(kept) ? kept : null
}

export async function forgetPending(context: AppLoadContext): Promise<void> {
  context.setCookies.push(await cookieOf(context).serialize('', { maxAge: 0 }))
}

function isPending(kept: unknown): kept is Pending {
  if (typeof kept !== 'object' || kept === null) return false
  return ['email', 'resendAfter', 'next', 'verifier'].every(
    (name) => typeof (kept as Record<string, unknown>)[name] === 'string',
  )
}
