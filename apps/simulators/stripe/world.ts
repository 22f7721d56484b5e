import type { BillingEventType } from './billing/events.ts'
import { Clock } from './clock.ts'
import { newId } from './identifiers.ts'
import { Store } from './store.ts'
import type { Tables } from './tables.ts'
import { defineTables } from './tables.ts'

export const API_VERSION = '2026-10-28.endive'

export type EventType =
  | BillingEventType
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'payment_intent.created'
  | 'payment_intent.requires_action'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'payment_intent.canceled'
  | 'charge.succeeded'
  | 'charge.failed'
  | 'charge.refunded'
  | 'charge.refund.updated'
  | 'refund.created'
  | 'refund.updated'
  | 'refund.failed'
  | 'transfer.created'
  | 'transfer.reversed'
  | 'charge.dispute.created'
  | 'charge.dispute.updated'
  | 'charge.dispute.closed'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.dispute.funds_reinstated'
  | 'payout.created'
  | 'payout.paid'
  | 'payout.failed'

/** Of version 2: whoever wants to know more asks for the object. */
export type ThinEventType =
  | 'v2.core.account.created'
  | 'v2.core.account[requirements].updated'
  | 'v2.core.account[configuration.recipient].capability_status_updated'

export interface Cause {
  requestId: string | null
  idempotencyKey: string | null
}

const NOBODY: Cause = { requestId: null, idempotencyKey: null }

/** The simulated Stripe: its rows, its clock and the events it raises. */
export class World {
  readonly clock = new Clock()
  readonly store: Store
  readonly tables: Tables
  /** Where the hosted pages live: the address that the simulator was last asked at. */
  origin = 'http://127.0.0.1'
  /** Told the identifiers of new events once they are kept. */
  onEvents: (ids: string[]) => void = () => {}
  private raised: string[] = []
  private cause: Cause = NOBODY

  constructor(path?: string) {
    this.store = new Store(path)
    this.tables = defineTables(this.store)
    this.store.open()
    this.clock.offsetSeconds = this.tables.clock.get('offset')?.offsetSeconds ?? 0
  }

  /** Changes everything or nothing; its events go out only after the change is kept. */
  change<R>(work: () => R, cause: Cause = NOBODY): R {
    if (this.store.changing) return work()
    this.cause = cause
    this.raised = []
    const result = this.store.transaction(work)
    if (this.raised.length > 0) this.onEvents(this.raised)
    return result
  }

  /**
   * @param account the connected account that it happened at
   * @param before the object as it was, for events that tell what has changed
   */
  emit(type: EventType, object: object, account?: string, before?: object): void {
    const id = newId('evt')
    this.tables.events.put({
      id,
      object: 'event',
      ...(account && { account }),
      api_version: API_VERSION,
      created: this.clock.now(),
      data: { object, ...(before && { previous_attributes: changed(before, object) }) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: this.cause.requestId, idempotency_key: this.cause.idempotencyKey },
      type,
    })
    this.raised.push(id)
  }

  /** Gives what `work` gives and undoes all that it did, events included. */
  rehearse<R>(work: () => R): R {
    const raised = [...this.raised]
    try {
      return this.store.rehearse(work)
    } finally {
      this.raised = raised
    }
  }

  emitThin(type: ThinEventType, accountId: string): void {
    const id = newId('evt')
    const url = `/v2/core/accounts/${accountId}`
    this.tables.thinEvents.put({
      id,
      object: 'v2.core.event',
      context: null,
      created: new Date(this.clock.now() * 1000).toISOString(),
      livemode: false,
      related_object: { id: accountId, type: 'v2.core.account', url },
      type,
    })
    this.raised.push(id)
  }

  advance(seconds: number): void {
    this.clock.advance(seconds)
    this.change(() => this.tables.clock.put({ id: 'offset', offsetSeconds: this.clock.offsetSeconds }))
  }

  reset(): void {
    this.store.clear()
    this.clock.offsetSeconds = 0
  }
}

/** The old values of whatever is different now. */
function changed(before: object, after: object): object {
  const now = after as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key])),
  )
}
