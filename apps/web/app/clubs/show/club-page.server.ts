import * as admission from '@banter/api/clubs/admission/contract'
import { getClub } from '@banter/api/clubs/contract'
import * as members from '@banter/api/clubs/members/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../../router.server.ts'

export async function loadClub({ request, context, params }: LoaderFunctionArgs) {
  const club = await api(request, context)(getClub, { params: { id: params.slug! } })
  return { club, joining: new URL(request.url).searchParams.has('join') }
}

type Ask = ReturnType<typeof api>

/** What each button of a club's page does, and what is said then. */
const DEEDS: Record<string, (ask: Ask, id: string, form: FormData) => Promise<string>> = {
  join: async (ask, id, form) => {
    const answers = form.getAll('answer').map(String)
    const standing = await ask(members.joinClub, { params: { id }, body: answers.length ? { answers } : {} })
    return standing.role ? 'You are in.' : 'Asked. You hear when an officer has decided.'
  },
  leave: async (ask, id) => {
    await ask(members.leaveClub, { params: { id } })
    return 'You have left the club.'
  },
  withdraw: async (ask, id) => {
    await ask(members.leaveClub, { params: { id } })
    return 'Your request is taken back.'
  },
  accept: async (ask, _id, form) => {
    await ask(admission.acceptInvite, { params: { id: String(form.get('invite')) } })
    return 'You are in.'
  },
  decline: async (ask, _id, form) => {
    await ask(admission.declineInvite, { params: { id: String(form.get('invite')) } })
    return 'Declined.'
  },
  notify: async (ask, id, form) => {
    const notify = members.Notify.parse(form.get('notify'))
    await ask(members.setMyMembership, { params: { id }, body: { notify } })
    return 'Saved.'
  },
}

/** In place it says nothing more than the page then shows; as a plain form it comes back and says it. */
export async function actOnClub({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const deed = Object.hasOwn(DEEDS, intent) ? DEEDS[intent] : undefined
  const here = `/clubs/${params.slug}`
  if (!deed) return redirect(here)
  try {
    const said = await deed(api(request, context), params.slug!, form)
    const inPlace = request.headers.get('accept')?.includes('text/html') === false
    if (inPlace && intent === 'join' && !form.has('answer')) return null
    // A hidden club is no longer there for who has left or declined.
    const away = intent === 'leave' || intent === 'decline'
    return await redirectWith(context, away ? '/clubs?view=mine' : here, said)
  } catch (error) {
    return refused(error, form)
  }
}
