import type Stripe from 'stripe'
import { idOf } from '../identifiers.ts'
import type { World } from '../world.ts'
import { cancelIntent } from './intent-states.ts'

type Session = Stripe.Checkout.Session

/** Closes an unpaid checkout and cancels the payment it may have begun. */
export function expireSession(world: World, session: Session): Session {
  const expired = world.tables.sessions.put({ ...session, status: 'expired', url: null })
  const intent = world.tables.intents.get(idOf(session.payment_intent) ?? '')
  if (intent) cancelIntent(world, intent, 'expired')
  world.emit('checkout.session.expired', expired)
  return expired
}
