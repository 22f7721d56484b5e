/** A subscription as Stripe had it when we looked, at `seenAt`. */
export interface SeenSubscription {
  id: string
  seenAt: Date
  createdAt: Date
  status:
    | 'incomplete'
    | 'incomplete_expired'
    | 'trialing'
    | 'active'
    | 'past_due'
    | 'unpaid'
    | 'canceled'
    | 'paused'
  /** The price's lookup key. */
  price: string
  periodStart: Date
  periodEnd: Date
  trialEndsAt: Date | null
  /** When it ends by the school's own wish: at the end of the period that is paid for. */
  cancelAt: Date | null
  endedAt: Date | null
  /** The school has asked for a pause: nothing is collected. */
  collectionPaused: boolean
  /** There is a card, or it pays by invoice: a trial goes over into a paid period by itself. */
  payable: boolean
}

/** An invoice as Stripe had it when we looked, at `seenAt`. */
export interface SeenInvoice {
  id: string
  subscriptionId: string
  seenAt: Date
  status: 'draft' | 'open' | 'uncollectible' | 'paid' | 'void'
  finalizedAt: Date | null
  /** Only for invoices the school pays itself, by bank transfer against its purchase order. */
  dueAt: Date | null
  /** How often the card was tried. */
  attempts: number
  paidAt: Date | null
  /** Minor units. */
  amountDue: number
}

/** All that decides what a school's subscription is: its own trial, and what was seen at Stripe. */
export interface Facts {
  trialEndsAt: Date
  subscription: SeenSubscription | null
  invoices: readonly SeenInvoice[]
}

export type Sighting = { subscription: SeenSubscription } | { invoice: SeenInvoice }

/**
 * Adds what was seen. Two looks may be handed in the wrong way round, or twice: of each object the most advanced one counts, so the order
 * in which messages arrive never matters.
 */
export function learn(known: Facts, seen: Sighting): Facts {
  if ('subscription' in seen) {
    const { subscription } = seen
    const before = known.subscription
    return !before || isLater(newer(subscription), newer(before))
      ? { ...known, subscription }
      : { ...known, subscription: before }
  }
  const { invoice } = seen
  const before = known.invoices.find(({ id }) => id === invoice.id)
  if (before && !isLater(further(invoice), further(before))) return known
  const others = known.invoices.filter(({ id }) => id !== invoice.id)
  return { ...known, invoices: [...others, invoice].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

type Rank = readonly (number | string)[]

/** A later subscription follows an earlier one; one that has ended never comes back. */
function newer(seen: SeenSubscription): Rank {
  const over = seen.status === 'canceled' || seen.status === 'incomplete_expired'
  return [
    seen.createdAt.getTime(),
    seen.id,
    Number(over || seen.endedAt !== null),
    seen.seenAt.getTime(),
    JSON.stringify(seen),
  ]
}

const advanced = { draft: 0, open: 1, uncollectible: 2, void: 3, paid: 3 }

/** What is paid or void stays so, and tries of a card only grow in number. */
function further(seen: SeenInvoice): Rank {
  return [advanced[seen.status], seen.attempts, seen.seenAt.getTime(), JSON.stringify(seen)]
}

function isLater(a: Rank, b: Rank): boolean {
  const at = a.findIndex((part, index) => part !== b[index])
  const [mine, theirs] = [a[at], b[at]]
  return mine !== undefined && theirs !== undefined && mine > theirs
}
