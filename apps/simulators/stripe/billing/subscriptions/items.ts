import { invalidParameter, noSuch, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { flag, integer, list, object, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import type { Price, Recurring } from '../catalogue/catalogue-types.ts'
import { planOf } from '../catalogue/price-rows.ts'
import { priceNamed } from '../found.ts'
import { mergeMetadata, metadataChange } from '../rules.ts'
import type { Metadata, Period } from '../types.ts'
import type { Subscription, SubscriptionItem } from './subscription-types.ts'

export const newItemsRule = list(
  object({ metadata: metadataChange(), price: text(), quantity: integer({ min: 0 }) }),
  { max: 20 },
)
export const itemChangesRule = list(
  object({
    deleted: flag(),
    id: text(),
    metadata: metadataChange(),
    price: text(),
    quantity: integer({ min: 0 }),
  }),
  { max: 20 },
)

export interface ItemChange {
  id?: string
  price?: string
  quantity?: number
  deleted?: boolean
  metadata?: Metadata | null
}

export function newSubscriptionItem(
  subscription: string,
  wanted: { price: Price; quantity: number; metadata: Metadata; period: Period; at: number },
): SubscriptionItem {
  return {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: wanted.at,
    current_period_end: wanted.period.end,
    current_period_start: wanted.period.start,
    current_trial: null,
    discounts: [],
    metadata: wanted.metadata,
    plan: planOf(wanted.price),
    price: wanted.price,
    quantity: wanted.quantity,
    subscription,
    tax_rates: [],
  }
}

/** A price that a subscription can be made of. */
export function recurringPrice(
  world: World,
  id: string,
  param: string,
  already?: string,
): Price & { recurring: Recurring } {
  const price = priceNamed(world, id, param)
  const { recurring } = price
  if (!recurring) {
    const message =
      'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.'
    throw new StripeFault(400, message, { param })
  }
  if (!price.active && id !== already) {
    throw new StripeFault(400, 'The price specified is inactive. This field only accepts active prices.', {
      param,
    })
  }
  return { ...price, recurring }
}

/** The items as a change leaves them; their periods are the old ones still. */
export function itemsAfter(
  world: World,
  before: Subscription,
  changes: ItemChange[],
  at: number,
): SubscriptionItem[] {
  let items = before.items.data
  for (const [index, change] of changes.entries()) {
    const param = `items[${index}]`
    if (change.id === undefined) items = [...items, added(world, before, change, param, at)]
    else if (change.deleted) items = items.filter(({ id }) => id !== itemIn(items, change.id, param).id)
    else {
      const old = itemIn(items, change.id, param)
      items = items.map((item) => (item === old ? changedItem(world, item, change, param) : item))
    }
  }
  if (items.length === 0) throw new StripeFault(400, 'A subscription must have at least one active price.')
  assertAlike(items)
  return items
}

function itemIn(items: SubscriptionItem[], id: string | undefined, param: string): SubscriptionItem {
  const found = items.find((item) => item.id === id)
  if (!found) throw noSuch('subscription_item', id ?? '', `${param}[id]`)
  return found
}

function added(
  world: World,
  before: Subscription,
  change: ItemChange,
  param: string,
  at: number,
): SubscriptionItem {
  const price = recurringPrice(world, change.price ?? '', `${param}[price]`)
  if (before.items.data.some((item) => item.price.id === price.id)) {
    const message = `Cannot add multiple subscription items with the same plan: ${price.id}`
    throw new StripeFault(400, message, { param: `${param}[price]` })
  }
  const [first] = before.items.data
  const period = { start: first?.current_period_start ?? at, end: first?.current_period_end ?? at }
  const metadata = mergeMetadata({}, change.metadata)
  return newSubscriptionItem(before.id, { price, quantity: change.quantity ?? 1, metadata, period, at })
}

function changedItem(
  world: World,
  item: SubscriptionItem,
  change: ItemChange,
  param: string,
): SubscriptionItem {
  const price =
    change.price === undefined
      ? item.price
      : recurringPrice(world, change.price, `${param}[price]`, item.price.id)
  const metadata = mergeMetadata(item.metadata, change.metadata)
  return { ...item, price, plan: planOf(price), quantity: change.quantity ?? item.quantity, metadata }
}

export function assertAlike(items: SubscriptionItem[]): void {
  const [first, ...others] = items
  for (const { price } of others) {
    if (price.currency !== first?.price.currency) {
      throw invalidParameter('All prices on a subscription must have the same currency.', 'items')
    }
    const { interval, interval_count: count } = price.recurring ?? {}
    if (interval !== first.price.recurring?.interval || count !== first.price.recurring?.interval_count) {
      throw invalidParameter('All prices on a subscription must have the same recurring interval.', 'items')
    }
  }
}

export function withItems(before: Subscription, items: SubscriptionItem[], period?: Period): Subscription {
  const data = period
    ? items.map((item) => ({ ...item, current_period_start: period.start, current_period_end: period.end }))
    : items
  return { ...before, items: { ...before.items, data } }
}

export function cadenceOf({ items }: Subscription): Recurring {
  const recurring = items.data[0]?.price.recurring
  if (!recurring) throw new Error('a subscription without a recurring price')
  return recurring
}

export function periodOf({ items }: Subscription): Period {
  const [first] = items.data
  return { start: first?.current_period_start ?? 0, end: first?.current_period_end ?? 0 }
}
