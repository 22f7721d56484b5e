import type Stripe from 'stripe'
import { authenticatingCard, finishByCard, subscribeByCard } from './billing/checkout/completion.ts'
import { invoicePayment } from './billing/checkout/receipt-invoice.ts'
import type { CheckedCard, Decline } from './cards.ts'
import { idOf } from './identifiers.ts'
import { chargeCard, declineCard } from './resources/charge-states.ts'
import { askForAuthentication, failIntent, openIntent, succeedIntent } from './resources/intent-states.ts'
import type { CheckoutDraft, Payer } from './tables.ts'
import type { World } from './world.ts'

type Session = Stripe.Checkout.Session

export type PaymentOutcome =
  | { kind: 'paid'; returnTo: string }
  | { kind: 'declined'; decline: Decline }
  | { kind: 'authenticate' }
  | { kind: 'closed'; status: 'complete' | 'expired' }

const NOT_AUTHENTICATED: Decline = {
  code: 'payment_intent_authentication_failure',
  message: 'We could not authenticate your card. Please try again or use another card.',
}

/** One attempt to pay a checkout by card; a refusal leaves it open for the next attempt. */
export function payByCard(
  world: World,
  session: Session,
  { card, behaviour }: CheckedCard,
  payer: Payer,
  authenticationUrl: string,
): PaymentOutcome {
  if (session.status !== 'open') return closed(session)
  if (session.mode === 'subscription') {
    return toOutcome(world.change(() => subscribeByCard(world, session, { card, behaviour }, payer)))
  }
  return world.change(() => {
    const draft = draftOf(world, session)
    const intent = intentOf(world, session, draft)
    const attempt = { intent, card, payer, authenticated: false, ...payerOf(session) }
    if (behaviour.kind === 'declines' || behaviour.kind === 'attaches') {
      const { decline } = behaviour
      failIntent(world, intent, decline, declineCard(world, attempt, decline))
      return { kind: 'declined', decline }
    }
    if (behaviour.kind === 'authenticates') {
      askForAuthentication(world, intent, authenticationUrl)
      world.tables.drafts.put({ ...draft, authenticating: { card, payer } })
      return { kind: 'authenticate' }
    }
    return complete(world, session.id, intent, attempt)
  })
}

/** The end of the 3-D Secure step. */
export function finishAuthentication(world: World, session: Session, passed: boolean): PaymentOutcome {
  if (session.status !== 'open') return closed(session)
  if (session.mode === 'subscription') {
    const done = world.change(() => finishByCard(world, session, passed))
    return done ? toOutcome(done) : { kind: 'declined', decline: NOT_AUTHENTICATED }
  }
  return world.change(() => {
    const draft = draftOf(world, session)
    const intent = intentOf(world, session, draft)
    const { authenticating, ...rest } = draft
    if (!authenticating || !passed) {
      world.tables.drafts.put(rest)
      if (intent.status === 'requires_action') failIntent(world, intent, NOT_AUTHENTICATED)
      return { kind: 'declined', decline: NOT_AUTHENTICATED }
    }
    world.tables.drafts.put(rest)
    return complete(world, session.id, intent, {
      intent,
      ...authenticating,
      authenticated: true,
      ...payerOf(session),
    })
  })
}

export function isAuthenticating(world: World, session: Session): boolean {
  const asked = world.tables.drafts.get(session.id)?.authenticating ?? authenticatingCard(world, session)
  return session.status === 'open' && asked !== undefined
}

function toOutcome(done: Session | Decline | 'authenticate'): PaymentOutcome {
  if (done === 'authenticate') return { kind: 'authenticate' }
  return 'object' in done ? { kind: 'paid', returnTo: successUrl(done) } : { kind: 'declined', decline: done }
}

function complete(
  world: World,
  sessionId: string,
  intent: Stripe.PaymentIntent,
  attempt: Parameters<typeof chargeCard>[1],
): PaymentOutcome {
  const session = world.tables.sessions.get(sessionId)
  if (!session) throw new Error(`checkout ${sessionId} is gone`)
  const charge = chargeCard(world, attempt)
  const succeeded = succeedIntent(world, intent, charge)
  const { name, email } = attempt.payer
  const invoiced = invoicePayment(world, session, succeeded, attempt.payer)
  const paid = world.tables.sessions.put({
    ...session,
    ...invoiced,
    customer_details: {
      address: null,
      business_name: null,
      email,
      individual_name: null,
      name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
    payment_status: 'paid',
    status: 'complete',
    url: null,
  })
  world.emit('checkout.session.completed', paid)
  return { kind: 'paid', returnTo: successUrl(paid) }
}

export function successUrl(session: Session): string {
  return (session.success_url ?? '/').replaceAll('{CHECKOUT_SESSION_ID}', session.id)
}

function intentOf(world: World, session: Session, draft: CheckoutDraft): Stripe.PaymentIntent {
  const existing = world.tables.intents.get(idOf(session.payment_intent) ?? '')
  if (existing) return existing
  const { amount_total: amount, currency } = session
  const customer = idOf(session.customer)
  const opened = openIntent(world, {
    ...draft.intent,
    customer,
    amount: amount ?? 0,
    currency: currency ?? 'usd',
  })
  world.tables.sessions.put({ ...session, payment_intent: opened.id })
  return opened
}

function payerOf({ customer }: Session): { customer?: string } {
  const id = idOf(customer)
  return id ? { customer: id } : {}
}

function draftOf(world: World, session: Session): CheckoutDraft {
  const draft = world.tables.drafts.get(session.id)
  if (!draft) throw new Error(`checkout ${session.id} has no lines`)
  return draft
}

function closed(session: Session): PaymentOutcome {
  return { kind: 'closed', status: session.status === 'complete' ? 'complete' : 'expired' }
}
