import { type Event, RsvpStatus } from '@banter/api/events/contract'
import { deleteRsvp, putRsvp } from '@banter/api/events/rsvp/contract'
import { answered } from '../../billboard/answered.server.ts'
import type { ActionFunctionArgs } from '../../router.server.ts'

/** Going, interested, can't, or no answer any more: for the event's own page and for every card of it. */
export function answerEvent(args: ActionFunctionArgs): Promise<Response> {
  const params = { id: args.params.id! }
  return answered(args, async (ask, form) => {
    const status = RsvpStatus.extract(['going', 'interested', 'not_going']).safeParse(form.get('status'))
    if (!status.success) {
      const event = await ask(deleteRsvp, { params })
      return { done: { event }, said: 'Your answer is taken back.' }
    }
    const answers = form.getAll('answer').map(String)
    const guests = status.data === 'going' ? Math.trunc(Number(form.get('guests') ?? 0)) || 0 : 0
    const body = { status: status.data, guests, ...(answers.length ? { answers } : {}) }
    const event = await ask(putRsvp, { params, body })
    return { done: { event }, said: wordsFor(event) }
  })
}

function wordsFor({ my }: Event): string {
  if (my?.status === 'going') return 'You are going.'
  if (my?.status === 'waiting') return `You are number ${my.position ?? 1} on the waiting list.`
  if (my?.status === 'requested') return 'The hosts will answer your request.'
  return my?.status === 'interested' ? 'Kept in sight for you.' : 'Your answer is saved.'
}
