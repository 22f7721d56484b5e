import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type CardForm, checkCard } from '../../cards.ts'
import { type FormTree, parseForm } from '../../form.ts'
import { sendNotice, sendPage } from '../../pages/layout.ts'
import type { World } from '../../world.ts'
import { attach, newCardMethod } from '../customers/attach.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { changeSubscription } from '../subscriptions/change.ts'
import { cancelAtPeriodEnd } from '../subscriptions/cycle.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import { nowFor } from '../time.ts'
import { portalView, type Visit } from './portal-view.ts'

const NOTHING: CardForm = { number: '', expiry: '', cvc: '', name: '' }

/** The hosted portal: change the card, see and open invoices, cancel or go on. */
export function servePortal(app: FastifyInstance, world: World): void {
  app.get('/p/session/:id', async (request, reply) => {
    const visit = visitOf(world, request)
    if (!visit) return turnAway(reply)
    const said = (request.query as { said?: string }).said === 'saved' ? 'Saved.' : undefined
    await show(reply, 200, visit, { typed: NOTHING, problems: {}, said })
  })

  app.post('/p/session/:id/card', async (request, reply) => {
    const visit = visitOf(world, request)
    if (!visit?.configuration.features.payment_method_update.enabled) return turnAway(reply)
    const typed = cardTyped(formOf(request))
    const checked = checkCard(typed, nowFor(world, visit.customer.id))
    if ('problems' in checked) return show(reply, 422, visit, { typed, problems: checked.problems })
    const { card, behaviour } = checked
    if (behaviour.kind === 'declines') {
      return show(reply, 402, visit, { typed, problems: {}, refusal: behaviour.decline.message })
    }
    const refusal = behaviour.kind === 'attaches' ? behaviour.decline : undefined
    world.change(() => replaceCard(visit, { card, refusal, name: typed.name.trim() }))
    await leave(reply, visit)
  })

  for (const doing of ['cancel', 'renew'] as const) {
    app.post(`/p/session/:id/${doing}`, async (request, reply) => {
      const visit = visitOf(world, request)
      const subscription = visit && subscriptionIn(visit, formOf(request))
      if (!subscription) return turnAway(reply)
      world.change(() => (doing === 'cancel' ? cancel(visit, subscription) : goOn(visit, subscription)))
      await leave(reply, visit)
    })
  }
}

/**
 * The new card pays from now on, also for subscriptions that had one of their own. (From memory: Stripe's portal asks which subscription it is for; what
 * is owed is not charged at once.)
 */
function replaceCard({ world, customer }: Visit, wanted: Parameters<typeof newCardMethod>[1]): void {
  const method = newCardMethod(world, { ...wanted, email: customer.email })
  attach(world, method.id, customer.id)
  const settings = { ...customer.invoice_settings, default_payment_method: method.id }
  const after = world.tables.customers.put({ ...customer, invoice_settings: settings })
  world.emit('customer.updated', after, undefined, customer)
  for (const subscription of world.tables.subscriptions.values()) {
    if (subscription.customer !== customer.id || !subscription.default_payment_method) continue
    changeSubscription(world, subscription, { default_payment_method: method.id })
  }
}

function cancel({ world, configuration, customer }: Visit, subscription: Subscription): void {
  const at = nowFor(world, customer.id)
  const { mode } = configuration.features.subscription_cancel
  if (mode === 'immediately') cancelSubscription(world, subscription, at, 'cancellation_requested')
  else cancelAtPeriodEnd(world, subscription, true, at)
}

function goOn({ world, customer }: Visit, subscription: Subscription): void {
  cancelAtPeriodEnd(world, subscription, false, nowFor(world, customer.id))
}

function subscriptionIn({ world, customer, configuration }: Visit, form: FormTree): Subscription | undefined {
  const found = world.tables.subscriptions.get(String(form.subscription))
  const allowed = configuration.features.subscription_cancel.enabled
  return allowed && found?.customer === customer.id && found.ended_at === null ? found : undefined
}

function visitOf(world: World, request: FastifyRequest): Visit | undefined {
  const session = world.tables.portalSessions.get((request.params as { id: string }).id)
  const configuration = world.tables.portalConfigurations.get(session?.configuration ?? '')
  const customer = world.tables.customers.get(session?.customer ?? '')
  if (!session || !configuration || !customer || session.expiresAt <= world.clock.now()) return undefined
  return { world, session, configuration, customer }
}

function formOf(request: FastifyRequest): FormTree {
  return parseForm(typeof request.body === 'string' ? request.body : '')
}

export function cardTyped(form: FormTree): CardForm {
  const read = (name: string) => {
    const value = form[name]
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  return { number: read('number'), expiry: read('expiry'), cvc: read('cvc'), name: read('name') }
}

async function show(
  reply: FastifyReply,
  status: number,
  visit: Visit,
  shown: Parameters<typeof portalView>[1],
) {
  await sendPage(reply, status, { title: 'Billing', columns: 'one', body: portalView(visit, shown) })
}

async function leave(reply: FastifyReply, { session }: Visit): Promise<void> {
  const to = session.flow?.after_completion.redirect?.return_url ?? `/p/session/${session.id}?said=saved`
  await reply.redirect(to, 303)
}

async function turnAway(reply: FastifyReply): Promise<void> {
  await sendNotice(reply, 404, { title: 'Page expired', text: 'Open billing from the site again.' })
}
