import type Stripe from 'stripe'
import type { CheckedCard, Decline, PaidCard } from '../../cards.ts'
import { StripeFault } from '../../errors.ts'
import type { Payer } from '../../tables.ts'
import type { World } from '../../world.ts'
import { attach, type NewCard, newCardMethod } from '../customers/attach.ts'
import { newCustomer } from '../customers/customers.ts'
import { customerNamed, invoiceNamed } from '../found.ts'
import { billNow } from '../subscriptions/billing-now.ts'
import { startSubscription, trialEndAfter } from '../subscriptions/start.ts'
import { announceTrialEnd } from '../subscriptions/trial-notice.ts'
import type { SubscriptionDraft } from '../tables.ts'
import { nowFor } from '../time.ts'

type Session = Stripe.Checkout.Session

export function asksForCard(session: Session): boolean {
  const free = session.mode === 'subscription' && session.amount_total === 0
  return !(free && session.payment_method_collection === 'if_required')
}

export function takesCodes(world: World, session: Session): boolean {
  return world.tables.subscriptionDrafts.get(session.id)?.takesCodes ?? false
}

export function authenticatingCard(world: World, session: Session): PaidCard | undefined {
  return world.tables.subscriptionDrafts.get(session.id)?.authenticating?.card
}

function draftOf(world: World, session: Session): SubscriptionDraft {
  const draft = world.tables.subscriptionDrafts.get(session.id)
  if (!draft) throw new Error(`checkout ${session.id} starts no subscription`)
  return draft
}

/** The subscription that a checkout is about, for a customer. */
export function startFrom(world: World, draft: SubscriptionDraft, customer: string, card: string | null) {
  const at = nowFor(world, customer)
  const { trialDays: days, trialEnd } = draft
  return startSubscription(world, {
    at,
    customer,
    items: draft.items,
    discounts: draft.discounts,
    trialEnd: trialEnd ?? (days === undefined ? undefined : trialEndAfter(at, days)),
    missing: draft.missing,
    defaultPaymentMethod: card,
    description: draft.description,
    invoiceSettings: draft.invoiceSettings,
    metadata: draft.metadata,
  })
}

/** Takes a promotion code that was typed on the page; false when it is none. */
export function withTypedCode(world: World, session: Session, typed: string): boolean {
  const draft = draftOf(world, session)
  const found = world.tables.promotionCodes
    .values()
    .find(({ active, code }) => active && code.toLowerCase() === typed.toLowerCase())
  if (!draft.takesCodes || !found) return false
  return world.change(() => {
    const coded = { ...draft, discounts: [{ promotion_code: found.id }] }
    try {
      const trial = () =>
        startFrom(world, coded, draft.customer ?? newCustomer(world, {}).id, null).invoice.total
      const amount = world.rehearse(trial)
      world.tables.subscriptionDrafts.put(coded)
      world.tables.sessions.put({ ...session, amount_total: amount })
      return true
    } catch (error) {
      if (error instanceof StripeFault) return false
      throw error
    }
  })
}

/** A trial begun with nothing but a name. */
export function startWithoutCard(world: World, session: Session, payer: Payer): Session {
  return world.change(() => complete(world, session, payer))
}

/** The card is charged for the first period, or kept for the end of the trial; a refused one leaves nothing behind. */
export function subscribeByCard(
  world: World,
  session: Session,
  { card, behaviour }: CheckedCard,
  payer: Payer,
): Session | Decline | 'authenticate' {
  const due = world.tables.sessions.get(session.id)?.amount_total ?? 0
  if (behaviour.kind === 'declines') return behaviour.decline
  if (behaviour.kind === 'attaches' && due > 0) return behaviour.decline
  if (behaviour.kind === 'authenticates') {
    const authenticating = { card, name: payer.name, email: payer.email }
    world.tables.subscriptionDrafts.put({ ...draftOf(world, session), authenticating })
    return 'authenticate'
  }
  const refusal = behaviour.kind === 'attaches' ? behaviour.decline : undefined
  return complete(world, session, payer, { card, refusal })
}

/** After the bank's page: a card that its owner confirmed once can be charged from then on. */
export function finishByCard(world: World, session: Session, passed: boolean): Session | undefined {
  const { authenticating, ...draft } = draftOf(world, session)
  world.tables.subscriptionDrafts.put(draft)
  if (!authenticating || !passed) return undefined
  const { card, name, email } = authenticating
  return complete(world, session, { name, email }, { card })
}

function complete(world: World, given: Session, payer: Payer, card?: NewCard): Session {
  const session = world.tables.sessions.get(given.id) ?? given
  const draft = draftOf(world, session)
  const customer = draft.customer ?? joined(world, payer)
  const at = nowFor(world, customer)
  const method = card && newCardMethod(world, { ...card, name: payer.name, email: payer.email }).id
  if (method) attach(world, method, customer)
  const { subscription, invoice } = startFrom(world, draft, customer, method ?? null)
  world.emit('customer.subscription.created', subscription)
  announceTrialEnd(world, subscription, at)
  billNow(world, invoice, at, 'allow_incomplete')
  const { name, email } = customerNamed(world, customer)
  const done = world.tables.sessions.put({
    ...session,
    customer,
    customer_details: {
      address: null,
      business_name: null,
      email: email ?? payer.email,
      individual_name: null,
      name: payer.name || (name ?? null),
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    invoice: invoice.id,
    payment_status: invoiceNamed(world, invoice.id).amount_paid > 0 ? 'paid' : 'no_payment_required',
    status: 'complete',
    subscription: subscription.id,
    url: null,
  })
  world.emit('checkout.session.completed', done)
  return done
}

function joined(world: World, { name, email }: Payer): string {
  const customer = newCustomer(world, { name: name || null, email })
  world.emit('customer.created', customer)
  return customer.id
}
