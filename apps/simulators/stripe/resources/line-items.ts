import { currency } from '../amounts.ts'
import { invalidParameter } from '../errors.ts'
import { newId } from '../identifiers.ts'
import type { Parsed } from '../parameters.ts'
import { integer, list, metadata, object, oneOf, required, text, url } from '../parameters.ts'
import type { LineItem } from '../tables.ts'
import type { World } from '../world.ts'

const priceData = {
  currency: required(currency()),
  product_data: required(
    object({
      description: text(),
      images: list(url(), { max: 8 }),
      metadata: metadata(),
      name: required(text({ max: 250 })),
    }),
  ),
  tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
  unit_amount: required(integer({ min: 0, max: 99_999_999 })),
}
const item = {
  metadata: metadata(),
  price_data: required(object(priceData)),
  quantity: required(integer({ min: 1, max: 999_999 })),
}

export const lineItemsRule = list(object(item), { max: 100 })

/** The lines of a checkout as Stripe shows them, all in one currency. */
export function lineItemsFrom(world: World, wanted: Parsed<typeof item>[]): LineItem[] {
  const [first, ...others] = wanted
  const other = others.findIndex((line) => line.price_data.currency !== first?.price_data.currency)
  if (other !== -1) {
    const message = 'All line items must have the same currency.'
    throw invalidParameter(message, `line_items[${other + 1}][price_data][currency]`)
  }
  return wanted.map((line) => lineItem(world, line))
}

function lineItem(
  world: World,
  { price_data: price, quantity, metadata = {} }: Parsed<typeof item>,
): LineItem {
  const total = price.unit_amount * quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: price.currency,
    description: price.product_data.name,
    metadata,
    price: {
      id: newId('price'),
      object: 'price',
      active: false,
      billing_scheme: 'per_unit',
      created: world.clock.now(),
      currency: price.currency,
      custom_unit_amount: null,
      livemode: false,
      lookup_key: null,
      metadata: {},
      nickname: null,
      product: newId('prod', 14),
      recurring: null,
      tax_behavior: price.tax_behavior ?? 'unspecified',
      tiers_mode: null,
      transform_quantity: null,
      type: 'one_time',
      unit_amount: price.unit_amount,
      unit_amount_decimal: String(price.unit_amount),
    },
    quantity,
  }
}
