import type { Shelf } from '@banter/api/marketplace/listing/contract'

interface ShelfTab {
  status: Shelf | undefined
  label: string
  /** Of an empty one. */
  nothing: string
}

const ALL: ShelfTab = { status: undefined, label: 'All', nothing: 'Nothing listed yet' }

export const SHELVES: ShelfTab[] = [
  ALL,
  { status: 'active', label: 'For sale', nothing: 'Nothing for sale right now' },
  { status: 'draft', label: 'Drafts', nothing: 'No drafts' },
  { status: 'waiting', label: 'Waiting', nothing: 'Nothing waits for the staff of your school' },
  { status: 'reserved', label: 'Reserved', nothing: 'Nothing waits for a handoff' },
  { status: 'sold', label: 'Sold', nothing: 'Nothing sold out yet' },
  { status: 'expired', label: 'Expired', nothing: 'Nothing has run out of time' },
  { status: 'paused', label: 'Paused', nothing: 'Nothing is paused' },
]

export const shelfNamed = (status: string | null): ShelfTab =>
  SHELVES.find((one) => (one.status ?? null) === status) ?? ALL

/** Left out of the tabs while nothing is there, unless it is looked at. */
const RARE: (Shelf | undefined)[] = ['waiting', 'paused']

export const QUESTIONS = '/my-products/questions'

/** @param chosen none where the questions are looked at */
export function shelfTabs(counts: Record<Shelf, number>, questions: number, chosen?: ShelfTab) {
  const asked = { to: QUESTIONS, label: 'Questions', count: questions, active: !chosen }
  const [all, ...shelves] = tabsOf(counts, chosen)
  return [all!, ...(questions || !chosen ? [asked] : []), ...shelves]
}

function tabsOf(counts: Record<Shelf, number>, chosen?: ShelfTab) {
  return SHELVES.filter(
    ({ status }) => !status || !RARE.includes(status) || counts[status] > 0 || status === chosen?.status,
  ).map(({ status, label }) => ({
    to: status ? `/my-products?status=${status}` : '/my-products',
    label,
    ...(status && counts[status] > 0 ? { count: counts[status] } : {}),
    active: chosen !== undefined && status === chosen.status,
  }))
}
