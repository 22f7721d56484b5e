import type { Currency } from '../../amounts.ts'
import { currency } from '../../amounts.ts'
import { invalidParameter } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { integer, object, oneOf, required } from '../../parameters.ts'
import type { World } from '../../world.ts'
import type { Metadata } from '../types.ts'
import type { Interval, Price, Recurring } from './catalogue-types.ts'

const LONGEST = { day: 1095, week: 156, month: 36, year: 3 } as const

export const recurringRule = object({
  interval: required(oneOf('day', 'week', 'month', 'year')),
  interval_count: integer({ min: 1 }),
  usage_type: oneOf('licensed'),
})

export const amountRules = {
  currency: required(currency()),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  unit_amount: required(integer({ min: 0, max: 99_999_999 })),
}

export interface NewPrice {
  active?: boolean
  currency: Currency
  lookup_key?: string
  metadata?: Metadata
  nickname?: string
  product: string
  recurring?: { interval: Interval; interval_count?: number }
  tax_behavior?: 'exclusive' | 'inclusive' | 'unspecified'
  unit_amount: number
}

export function newPrice(world: World, wanted: NewPrice): Price {
  const { recurring } = wanted
  return world.tables.prices.put({
    id: newId('price'),
    object: 'price',
    active: wanted.active ?? true,
    billing_scheme: 'per_unit',
    created: world.clock.now(),
    currency: wanted.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: wanted.lookup_key ?? null,
    metadata: wanted.metadata ?? {},
    nickname: wanted.nickname ?? null,
    product: wanted.product,
    recurring: recurring ? cadence(recurring) : null,
    tax_behavior: wanted.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: wanted.unit_amount,
    unit_amount_decimal: String(wanted.unit_amount),
  })
}

function cadence({ interval, interval_count: count = 1 }: NonNullable<NewPrice['recurring']>): Recurring {
  if (count > LONGEST[interval]) {
    throw invalidParameter('The maximum interval is three years.', 'recurring[interval_count]')
  }
  return { interval, interval_count: count, meter: null, trial_period_days: null, usage_type: 'licensed' }
}

/** The plan that every recurring price still shows itself as. */
export function planOf(price: Price): object {
  const { id, active, created, currency, metadata, nickname, product, unit_amount: amount, recurring } = price
  return {
    id,
    object: 'plan',
    active,
    amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created,
    currency,
    interval: recurring?.interval ?? 'month',
    interval_count: recurring?.interval_count ?? 1,
    livemode: false,
    metadata,
    meter: null,
    nickname,
    product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}
