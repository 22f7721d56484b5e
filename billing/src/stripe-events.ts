import type Stripe from 'stripe'
import type { PaymentEvent } from './payments.ts'

/** What we keep of other objects that an event names. A subscription and its invoices are known by whose they are. */
const NAMES = ['charge', 'payment_intent', 'customer'] as const

export function eventFrom(event: Stripe.Event): PaymentEvent {
  const object = event.data.object as Partial<Record<'id' | (typeof NAMES)[number], unknown>>
  const about = [...NAMES.map((name) => object[name]), event.account]
  return {
    id: event.id,
    type: event.type,
    live: event.livemode,
    objectId: typeof object.id === 'string' ? object.id : '',
    about: about.filter((id) => typeof id === 'string'),
    createdAt: new Date(event.created * 1000),
    payload: event,
  }
}

/** Events of accounts carry only what they are about: their content is asked for. */
export function notificationFrom(event: Stripe.V2.Core.EventNotification): PaymentEvent {
  const related = 'related_object' in event ? event.related_object : null
  const relatedId = related && 'id' in related && typeof related.id === 'string' ? related.id : ''
  const { id, type, livemode, created } = event
  return {
    id,
    type,
    live: livemode,
    objectId: relatedId,
    about: [],
    createdAt: new Date(created),
    payload: { id, type, created, livemode, related_object: related },
  }
}

/** Whether it is one of those; asked before the signature is, so nothing else of it counts yet. */
export function isThin(rawBody: Buffer): boolean {
  const { object } = JSON.parse(rawBody.toString('utf8')) as { object?: unknown }
  return object === 'v2.core.event'
}
