import type { FastifyRequest } from 'fastify'
import { StripeFault } from './errors.ts'
import { API_VERSION } from './world.ts'

/** Accepts the secret key as a bearer token or as a basic user name, and the one simulated API version. */
export function authenticate(request: FastifyRequest, secretKey: string): void {
  const given = keyIn(request.headers.authorization ?? '')
  if (given === undefined) {
    throw new StripeFault(401, 'You did not provide an API key in the Authorization header.', {
      stored: false,
    })
  }
  if (given !== secretKey) {
    throw new StripeFault(401, `Invalid API Key provided: ${masked(given)}`, { stored: false })
  }
  const version = request.headers['stripe-version']
  if (version !== undefined && version !== API_VERSION) {
    const message = `This simulator speaks API version ${API_VERSION} only.`
    throw new StripeFault(400, message, { param: 'Stripe-Version', stored: false })
  }
}

function keyIn(authorization: string): string | undefined {
  const [scheme = '', value = ''] = authorization.split(' ')
  if (scheme.toLowerCase() === 'bearer' && value !== '') return value
  if (scheme.toLowerCase() !== 'basic') return undefined
  return Buffer.from(value, 'base64').toString('utf8').split(':', 1)[0]
}

function masked(key: string): string {
  return key.length <= 8 ? '*'.repeat(key.length) : `${key.slice(0, 4)}${'*'.repeat(8)}${key.slice(-4)}`
}
