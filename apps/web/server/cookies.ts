export interface SessionCookies {
  access: string
  refresh: string
  secure: boolean
}

/** As the API names them. Over https they carry the `__Host-` prefix, which keeps a sibling subdomain from setting them. */
export function sessionCookies(scheme: 'http' | 'https'): SessionCookies {
  const secure = scheme === 'https'
  const prefix = secure ? '__Host-' : ''
  return { access: `${prefix}banter_access`, refresh: `${prefix}banter_refresh`, secure }
}

export function readCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim())
  }
  return cookies
}

/** The value a list of Set-Cookie headers leaves for `name`: undefined when untouched, empty when cleared. */
export function cookieSet(setCookies: string[], name: string): string | undefined {
  const last = setCookies.findLast((cookie) => cookie.startsWith(`${name}=`))
  return last?.slice(name.length + 1).split(';', 1)[0]
}

export function clearedCookie(name: string, secure: boolean): string {
  return `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** One Set-Cookie per name: a browser would take the last one anyway. */
export function lastOfEach(setCookies: string[]): string[] {
  return [...new Map(setCookies.map((cookie) => [cookie.split('=', 1)[0], cookie])).values()]
}
