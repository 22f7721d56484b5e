import { getShell, type Shell } from '@banter/api/analytics/contract'
import type { Here } from '@banter/api/schools/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { homeOf, isHome } from './home.server.ts'
import { kindOfHost } from './place.ts'
import type { Viewer } from './viewer.ts'

/** Who is signed in, with their counts; null for a visitor and for a session that has just ended. */
export async function shellOf(args: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const { request, context } = args
  if (!context.accessToken || kindOfHost(context) === 'apex') return null
  try {
    return isHome(args) ? (await homeOf(args)).shell : await api(request, context)(getShell)
  } catch (error) {
    if (error instanceof Response && error.status < 500) return null
    throw error
  }
}

export function viewerOf(here: Here, shell: Shell | null): Viewer | null {
  if (!shell) return null
  const { name, slug, status } = here.school ?? { name: 'Banter', slug: '', status: 'active' }
  return {
    school: { name, slug, suspended: status === 'suspended' },
    user: shell.me,
    counts: { unread: shell.unread, cart: shell.cart },
    billing: shell.billing,
    simulatedPayments: here.simulatedPayments,
  }
}
