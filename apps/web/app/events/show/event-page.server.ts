import { Scope } from '@banter/api/events/contract'
import { acceptHosting, removeHost, reviewEvent } from '@banter/api/events/hosts/contract'
import { cancelEvent, deleteEvent, duplicateEvent, publishEvent } from '@banter/api/events/planning/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import type { ActionFunctionArgs } from '../../router.server.ts'

type Ask = ReturnType<typeof api>
interface Deed {
  ask: Ask
  id: string
  form: FormData
}
type Outcome = [to: string, said: string]

const scopeOf = (form: FormData) => Scope.catch('this').parse(form.get('scope'))

const deeds: Record<string, (deed: Deed) => Promise<Outcome>> = {
  async publish({ ask, id, form }) {
    const { state } = await ask(publishEvent, { params: { id }, body: { scope: scopeOf(form) } })
    return [`/events/${id}`, state === 'submitted' ? 'Sent to the school’s staff.' : 'It is on the calendar.']
  },
  async cancel({ ask, id, form }) {
    const reason = String(form.get('reason') ?? '')
    await ask(cancelEvent, { params: { id }, body: { reason, scope: scopeOf(form) } })
    return [`/events/${id}`, 'It is called off, and everybody is told.']
  },
  async duplicate({ ask, id }) {
    const copy = await ask(duplicateEvent, { params: { id }, body: {} })
    return [`/events/${copy.id}/edit`, 'A draft with the same words, a week later.']
  },
  async delete({ ask, id, form }) {
    await ask(deleteEvent, { params: { id }, querystring: { scope: scopeOf(form) } })
    return ['/events?mine=hosting', 'The event is deleted.']
  },
  async approve({ ask, id, form }) {
    await ask(reviewEvent, { params: { id }, body: reviewOf(form, 'approve') })
    return [`/events/${id}`, 'Approved.']
  },
  async return({ ask, id, form }) {
    await ask(reviewEvent, { params: { id }, body: reviewOf(form, 'return') })
    return [`/events/${id}`, 'Returned to the organiser.']
  },
  async accept({ ask, id, form }) {
    await ask(acceptHosting, { params: { id, hostId: String(form.get('host')) } })
    return [`/events/${id}`, 'Your club hosts this now.']
  },
  async decline({ ask, id, form }) {
    await ask(removeHost, { params: { id, hostId: String(form.get('host')) } })
    return ['/events', 'Your club does not host it, and the organiser is told.']
  },
  async leave({ ask, id, form }) {
    await ask(removeHost, { params: { id, hostId: String(form.get('host')) } })
    return ['/events', 'You do not help with it any more.']
  },
}

/** What staff decided, about the very thing that they were shown. */
export const reviewOf = (form: FormData, decision: 'approve' | 'return') => ({
  decision,
  comment: String(form.get('comment') ?? ''),
  askedAt: String(form.get('askedAt') ?? '') || undefined,
})

/** What the event's own page can do, told apart by the button that was pressed. */
export async function actOnEvent({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const deed = deeds[String(form.get('intent'))]
  if (!deed) throw new Response(null, { status: 400 })
  try {
    const [to, said] = await deed({ ask: api(request, context), id: params.id!, form })
    return await redirectWith(context, to, said)
  } catch (error) {
    return refused(error, form)
  }
}
