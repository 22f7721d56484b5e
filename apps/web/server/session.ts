import { clearedCookie, cookieSet, readCookies, type SessionCookies } from './cookies.ts'

export interface Session {
  accessToken: string | undefined
  /** A session exists but the API could not be asked: not the same as being signed out. */
  unavailable: boolean
  setCookies: string[]
}

export interface Visit {
  cookieHeader: string | undefined
  origin: string
  headers: Record<string, string>
}

type Refreshed = { status: number; setCookies: string[] }

/** How long an answer is kept for requests that left the browser with the token just rotated. */
const KEPT_MS = 10_000
const EARLY_MS = 5_000

/** Reads `exp` without verifying: the API verifies, this only decides whether asking is worth it. */
export function isFresh(jwt: string, now = Date.now()): boolean {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
    const exp = (claims as { exp?: unknown }).exp
    return typeof exp === 'number' && exp * 1000 - EARLY_MS > now
  } catch {
    return false
  }
}

/** Gives each visit its access token, renewing it at most once per refresh token however many requests race. */
export function createSessions(apiUrl: string, cookies: SessionCookies) {
  const flights = new Map<string, Promise<Refreshed>>()

  function refresh(token: string, visit: Visit): Promise<Refreshed> {
    const key = `${visit.origin} ${token}`
    const running = flights.get(key)
    if (running) return running
    const flight = askForTokens(apiUrl, `${cookies.refresh}=${token}`, visit)
    flights.set(key, flight)
    const forget = () => flights.delete(key)
    flight.then(() => setTimeout(forget, KEPT_MS).unref(), forget)
    return flight
  }

  return async function sessionOf(visit: Visit): Promise<Session> {
    const given = readCookies(visit.cookieHeader)
    const access = given.get(cookies.access)
    if (access && isFresh(access)) return { accessToken: access, unavailable: false, setCookies: [] }
    const token = given.get(cookies.refresh)
    if (!token) return { accessToken: undefined, unavailable: false, setCookies: [] }
    const answer = await refresh(token, visit).catch(() => ({ status: 503, setCookies: [] }))
    if (answer.status === 401) {
      const cleared = [cookies.access, cookies.refresh].map((name) => clearedCookie(name, cookies.secure))
      return { accessToken: undefined, unavailable: false, setCookies: cleared }
    }
    const accessToken = cookieSet(answer.setCookies, cookies.access) || undefined
    return { accessToken, unavailable: !accessToken, setCookies: answer.setCookies }
  }
}

async function askForTokens(apiUrl: string, cookie: string, visit: Visit): Promise<Refreshed> {
  const response = await fetch(`${apiUrl}/api/v1/auth/refresh`, {
    method: 'POST',
    headers: { ...visit.headers, cookie, origin: visit.origin, 'content-type': 'application/json' },
    body: '{}',
    signal: AbortSignal.timeout(5_000),
    redirect: 'manual',
  })
  await response.body?.cancel()
  return { status: response.status, setCookies: response.ok ? response.headers.getSetCookie() : [] }
}
