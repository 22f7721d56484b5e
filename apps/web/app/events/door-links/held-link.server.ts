import { openDoor } from '@banter/api/events/door-links/contract'
import { readCookies } from '../../../server/cookies.ts'
import { api } from '../../api.server.ts'
import { type AppLoadContext, type LoaderFunctionArgs, redirect } from '../../router.server.ts'
import type { Guest, Listed } from '../door/notes.ts'

const cookieName = (linkId: string) => `banter_door_${linkId.replaceAll(/[^0-9a-f-]/gi, '')}`

/** The secret of a link, from the browser that opened it: it is in no address line after that, and in no log. */
export const heldToken = (request: Request, linkId: string) =>
  readCookies(request.headers.get('cookie')).get(cookieName(linkId)) ?? ''

function keepToken(context: AppLoadContext, linkId: string, token: string, until: string) {
  const seconds = Math.max(60, Math.floor((Date.parse(until) - Date.now()) / 1000))
  const secure = context.cookieNames.secure ? '; Secure' : ''
  context.setCookies.push(
    `${cookieName(linkId)}=${encodeURIComponent(token)}; Path=/door; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`,
  )
}

/** The door that a link opens; null when it is over, or when this browser never had its secret. */
export async function loadHelperDoor({ request, context, params }: LoaderFunctionArgs) {
  const linkId = params.id!
  const fresh = new URL(request.url).searchParams.get('token')
  const token = fresh ?? heldToken(request, linkId)
  const door = token ? await doorOf({ request, context }, linkId, token) : null
  if (!door || !fresh) return door
  keepToken(context, linkId, fresh, door.until)
  throw redirect(`/door/${linkId}`)
}

type Here = Pick<LoaderFunctionArgs, 'request' | 'context'>

async function doorOf({ request, context }: Here, id: string, token: string) {
  try {
    const door = await api(request, context)(openDoor, { params: { id }, querystring: { token } })
    return { ...door, entries: guestsOf(door.entries) }
  } catch (error) {
    if (error instanceof Response && error.status === 404) return null
    throw error
  }
}

/** A helper's list knows people by their codes alone: their hashes stand for who they are. */
const guestsOf = (entries: { hash: string; guests: number; checkedInAt: string | null }[]): Guest[] =>
  entries.map((entry) => ({ ...entry, userId: entry.hash, name: null }))

/** The list as it is now. @throws a 404 when the link is over */
export async function listByLink(here: Here, linkId: string): Promise<Listed> {
  const door = await doorOf(here, linkId, heldToken(here.request, linkId))
  if (!door) throw new Response(null, { status: 404 })
  return { entries: door.entries, madeAt: door.madeAt }
}
