interface Sent {
  method: string
  headers: { origin?: string; cookie?: string; 'sec-fetch-site'?: string | string[] }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a request may change something: it comes from our own page, or carries no session to abuse. */
export function mayChange(request: Sent, ownOrigin: string): boolean {
  if (SAFE.has(request.method)) return true
  const { origin, cookie } = request.headers
  if (origin !== undefined) return origin === ownOrigin
  if (!cookie) return true
  const site = request.headers['sec-fetch-site']
  return site === 'same-origin' || site === 'none'
}
