import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Stripe from 'stripe'
import { asksForCard, startWithoutCard, takesCodes, withTypedCode } from '../billing/checkout/completion.ts'
import type { CardProblems } from '../cards.ts'
import { checkCard } from '../cards.ts'
import { parseForm } from '../form.ts'
import type { PaymentOutcome } from '../payment.ts'
import { finishAuthentication, isAuthenticating, payByCard, successUrl } from '../payment.ts'
import type { World } from '../world.ts'
import type { Typed } from './checkout-view.ts'
import { authenticationView, checkoutView, NOTHING_TYPED } from './checkout-view.ts'
import { sendNotice, sendPage } from './layout.ts'

type Session = Stripe.Checkout.Session
type OriginOf = (request: FastifyRequest) => string

/** The hosted payment page, usable by a person or a browser test, with or without JavaScript. */
export function serveCheckout(app: FastifyInstance, world: World, originOf: OriginOf): void {
  const addressOf = (request: FastifyRequest, session: Session) => `${originOf(request)}/c/pay/${session.id}`

  app.get('/c/pay/:id', async (request, reply) => {
    const session = sessionOf(world, request)
    if (session?.status !== 'open') return refuse(reply, session)
    await show(world, reply, session, 200, {})
  })

  app.post('/c/pay/:id', async (request, reply) => {
    const session = sessionOf(world, request)
    if (session?.status !== 'open') return refuse(reply, session)
    const typed = typedIn(request)
    const code = formOf(request).promotion_code
    if (typeof code === 'string' && code.trim() !== '' && !withTypedCode(world, session, code.trim())) {
      return show(world, reply, session, 422, { typed, refusal: 'This code is invalid.' })
    }
    if (!asksForCard(session)) {
      const visitor = {
        name: typed.name.trim(),
        email: session.customer_email ?? (typed.email.trim() || null),
      }
      return redirect(reply, successUrl(startWithoutCard(world, session, visitor)))
    }
    const checked = checkCard(typed, world.clock.now())
    if ('problems' in checked) {
      return show(world, reply, session, 422, { typed, problems: checked.problems })
    }
    const payer = { name: typed.name.trim(), email: session.customer_email ?? (typed.email.trim() || null) }
    const authentication = `${addressOf(request, session)}/authenticate`
    const outcome = payByCard(world, session, checked, payer, authentication)
    await answer(reply, session, outcome, authentication, (refusal) =>
      show(world, reply, session, 402, { typed, refusal }),
    )
  })

  serveAuthentication(app, world, addressOf)
}

type AddressOf = (request: FastifyRequest, session: Session) => string

/** The page of the cardholder's bank. */
function serveAuthentication(app: FastifyInstance, world: World, addressOf: AddressOf): void {
  app.get('/c/pay/:id/authenticate', async (request, reply) => {
    const session = sessionOf(world, request)
    if (session?.status !== 'open') return refuse(reply, session)
    if (!isAuthenticating(world, session)) return redirect(reply, addressOf(request, session))
    await sendPage(reply, 200, { title: '3-D Secure', columns: 'one', body: authenticationView(session) })
  })

  app.post('/c/pay/:id/authenticate', async (request, reply) => {
    const session = sessionOf(world, request)
    if (session?.status !== 'open') return refuse(reply, session)
    const passed = formOf(request).result === 'complete'
    const outcome = finishAuthentication(world, session, passed)
    await answer(reply, session, outcome, addressOf(request, session), (refusal) =>
      show(world, reply, session, 402, { refusal }),
    )
  })
}

async function answer(
  reply: FastifyReply,
  session: Session,
  outcome: PaymentOutcome,
  authentication: string,
  declined: (message: string) => Promise<void>,
): Promise<void> {
  if (outcome.kind === 'paid') return redirect(reply, outcome.returnTo)
  if (outcome.kind === 'authenticate') return redirect(reply, authentication)
  if (outcome.kind === 'declined') return declined(outcome.decline.message)
  return refuse(reply, session)
}

interface Shown {
  typed?: Typed
  problems?: CardProblems
  refusal?: string
}

async function show(world: World, reply: FastifyReply, session: Session, status: number, shown: Shown) {
  const { typed = NOTHING_TYPED, problems = {}, refusal } = shown
  const lineItems = world.tables.drafts.get(session.id)?.lineItems ?? []
  const kind = { cardless: !asksForCard(session), takesCodes: takesCodes(world, session) }
  const body = checkoutView({ session, lineItems, typed, problems, refusal, ...kind })
  await sendPage(reply, status, { title: 'Checkout', columns: 'two', body })
}

/** What a checkout says that cannot be paid any more. */
async function refuse(reply: FastifyReply, session: Session | undefined): Promise<void> {
  if (!session) {
    return sendNotice(reply, 404, { title: 'Checkout not found', text: 'Check the link and try again.' })
  }
  if (session.status === 'complete') {
    const link = { url: successUrl(session), label: 'Go to your order' }
    const text = 'This order has been paid. You have not been charged again.'
    return sendNotice(reply, 409, { title: 'Already paid', text, link })
  }
  const link = session.cancel_url ? { url: session.cancel_url, label: 'Go back' } : undefined
  const text = 'This checkout has expired. You have not been charged. Please start again.'
  return sendNotice(reply, 410, { title: 'Checkout expired', text, link })
}

function sessionOf(world: World, request: FastifyRequest): Session | undefined {
  return world.tables.sessions.get((request.params as { id: string }).id)
}

function formOf(request: FastifyRequest) {
  return parseForm(typeof request.body === 'string' ? request.body : '')
}

function typedIn(request: FastifyRequest): Typed {
  const form = formOf(request)
  const read = (name: string) => {
    const value = form[name]
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  const card = { number: read('number'), expiry: read('expiry'), cvc: read('cvc') }
  return { ...card, name: read('name'), email: read('email') }
}

async function redirect(reply: FastifyReply, url: string): Promise<void> {
  await reply.redirect(url, 303)
}
