import { readCookies } from '../server/cookies.ts'
import type { Theme } from './theme.ts'

const NAME = 'banter_theme'
const YEAR_SECONDS = 31_536_000

export function readTheme(request: Request): Theme {
  const chosen = readCookies(request.headers.get('cookie')).get(NAME)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

export function themeCookie(theme: Theme, secure: boolean): string {
  const age = theme === 'system' ? 0 : YEAR_SECONDS
  return `${NAME}=${theme}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
