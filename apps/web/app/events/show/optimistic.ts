import type { Event, RsvpStatus } from '@banter/api/events/contract'

export type Wish = { status: 'going' | 'interested' | 'not_going' | 'none'; guests: number }

type Answered = Pick<Event, 'capacity' | 'taken' | 'going' | 'interested' | 'waiting' | 'approval' | 'my'>

/** The event as it will probably be after this answer: shown at once, and replaced by what the service says. */
export function answeredAs<E extends Answered>(event: E, { status, guests }: Wish): E {
  const before = event.my
  const next = status === 'none' ? null : nextStatus(event, status, guests)
  const heads = (one: RsvpStatus | null | undefined, of: RsvpStatus[], count: number) =>
    one && of.includes(one) ? count : 0
  const brought = next === 'going' || next === 'waiting' || next === 'requested' ? guests : 0
  const was = 1 + (before?.guests ?? 0)
  const is = 1 + brought
  const diff = (of: RsvpStatus[]) => heads(next, of, is) - heads(before?.status, of, was)
  return {
    ...event,
    going: event.going + diff(['going']),
    taken: event.taken + diff(['going', 'offered']),
    interested: event.interested + heads(next, ['interested'], 1) - heads(before?.status, ['interested'], 1),
    waiting: event.waiting + heads(next, ['waiting'], 1) - heads(before?.status, ['waiting'], 1),
    my: next && {
      status: next,
      guests: brought,
      offerEndsAt: null,
      answers: before?.answers ?? [],
      position: next === 'waiting' ? (before?.position ?? event.waiting + 1) : null,
      checkedInAt: before?.checkedInAt ?? null,
    },
  }
}

function nextStatus(event: Answered, status: Exclude<Wish['status'], 'none'>, guests: number): RsvpStatus {
  if (status !== 'going') return status
  const mine = event.my?.status
  if (mine === 'going' || mine === 'offered') return 'going'
  if (mine === 'waiting') return 'waiting'
  if (event.approval) return 'requested'
  if (event.capacity === null) return 'going'
  const free = event.waiting > 0 ? 0 : event.capacity - event.taken
  return 1 + guests <= free ? 'going' : 'waiting'
}
