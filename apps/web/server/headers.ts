import type { FastifyReply } from 'fastify'
import type { Env } from './env.ts'

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
}

export function secureReply(reply: FastifyReply, env: Env) {
  reply.headers(EVERYWHERE)
  if (env.PUBLIC_SCHEME === 'https') {
    reply.header('strict-transport-security', 'max-age=63072000; includeSubDomains')
  }
}

/**
 * The policy of one page. Styles may be inline because toasts and dialogs position themselves with them;
 * a form may lead to a sibling school or to the payment page, since browsers check redirects too.
 */
export function contentSecurityPolicy(nonce: string, env: Env): string {
  const own = `${env.PUBLIC_SCHEME}://${env.BASE_DOMAIN} ${env.PUBLIC_SCHEME}://*.${env.BASE_DOMAIN}`
  const { MEDIA_ORIGIN } = env
  // Where cards are asked for, and where sellers say who they are.
  const paid =
    env.STRIPE_CHECKOUT_ORIGIN ??
    'https://checkout.stripe.com https://connect.stripe.com https://billing.stripe.com'
  const shown = MEDIA_ORIGIN ?? 'https://res.cloudinary.com'
  const uploaded = MEDIA_ORIGIN ?? 'https://api.cloudinary.com'
  const live = env.NODE_ENV === 'development' ? ' ws:' : ''
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${shown}`,
    `media-src 'self' blob: ${shown}`,
    "font-src 'self'",
    `connect-src 'self' ${uploaded}${live}`,
    "manifest-src 'self'",
    `form-action 'self' ${own} ${paid}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}
