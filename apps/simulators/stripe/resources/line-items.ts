import { currency } from '../amounts.ts'
import { newPrice, recurringRule } from '../billing/catalogue/price-rows.ts'
import { newProduct } from '../billing/catalogue/products.ts'
import { priceNamed } from '../billing/found.ts'
import { invalidParameter, missingParameter } from '../errors.ts'
import { newId } from '../identifiers.ts'
import type { Parsed } from '../parameters.ts'
import { integer, list, metadata, object, oneOf, required, text, url } from '../parameters.ts'
import type { LineItem } from '../tables.ts'
import type { World } from '../world.ts'

const priceData = {
  currency: required(currency()),
  recurring: recurringRule,
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
  price: text(),
  price_data: object(priceData),
  quantity: required(integer({ min: 1, max: 999_999 })),
}

export const lineItemsRule = list(object(item), { max: 100 })

type Wanted = Parsed<typeof item>
type Price = LineItem['price']

/** The lines of a checkout as Stripe shows them, all in one currency. */
export function lineItemsFrom(world: World, wanted: Wanted[]): LineItem[] {
  const lines = wanted.map((line, index) => lineItem(world, line, `line_items[${index}]`))
  const [first, ...others] = lines
  const other = others.findIndex((line) => line.currency !== first?.currency)
  if (other !== -1) {
    const message = 'All line items must have the same currency.'
    throw invalidParameter(message, `line_items[${other + 1}][price_data][currency]`)
  }
  return lines
}

function lineItem(world: World, wanted: Wanted, param: string): LineItem {
  const { price: id, price_data: data, quantity, metadata = {} } = wanted
  if (id === undefined && !data) throw missingParameter(`${param}[price_data]`)
  if (id === undefined)
    return line(inlinePrice(world, data), data?.product_data.name ?? '', quantity, metadata)
  const price = priceNamed(world, id, `${param}[price]`)
  return line(price, world.tables.products.get(price.product)?.name ?? '', quantity, metadata)
}

/** A price for this checkout alone; one that recurs is kept, for its subscription to go on with. */
function inlinePrice(world: World, data: Wanted['price_data']): Price {
  if (!data) throw missingParameter('line_items[0][price_data]')
  if (!data.recurring) return oneTime(world, data)
  const product = newProduct(world, data.product_data).id
  return newPrice(world, { ...data, product, recurring: data.recurring, active: true })
}

function line(
  price: Price,
  description: string,
  quantity: number,
  metadata: Record<string, string>,
): LineItem {
  const total = (price.unit_amount ?? 0) * quantity
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency: price.currency,
    description,
    metadata,
    price,
    quantity,
  }
}

function oneTime(world: World, data: NonNullable<Wanted['price_data']>): Price {
  return {
    id: newId('price'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: world.clock.now(),
    currency: data.currency,
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: newId('prod', 14),
    recurring: null,
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: data.unit_amount,
    unit_amount_decimal: String(data.unit_amount),
  }
}
