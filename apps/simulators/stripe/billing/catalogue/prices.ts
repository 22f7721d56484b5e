import { currency } from '../../amounts.ts'
import { endpoint } from '../../endpoint.ts'
import { missingParameter, StripeFault } from '../../errors.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, list, metadata, object, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { priceNamed, productNamed } from '../found.ts'
import { emptyable, mergeMetadata, metadataChange } from '../rules.ts'
import { amountRules, newPrice, recurringRule } from './price-rows.ts'
import { newProduct } from './products.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/prices',
  parameters: {
    ...amountRules,
    active: flag(),
    billing_scheme: oneOf('per_unit'),
    lookup_key: text({ max: 200 }),
    metadata: metadata(),
    nickname: text(),
    product: text(),
    product_data: object({ id: text(), name: required(text({ max: 250 })), metadata: metadata() }),
    recurring: recurringRule,
    transfer_lookup_key: flag(),
  },
  run({ world, params }) {
    const { product_data: data, transfer_lookup_key: transfer, lookup_key: key, ...wanted } = params
    if (wanted.product === undefined && !data) throw missingParameter('product')
    const product = data ? newProduct(world, data) : productNamed(world, wanted.product ?? '', 'product')
    if (key !== undefined) freeLookupKey(world, key, transfer ?? false)
    const price = newPrice(world, { ...wanted, product: product.id, lookup_key: key })
    world.emit('price.created', price)
    return price
  },
})

/** A lookup key stands for one price: another may have it only if it is handed over. */
function freeLookupKey(world: World, key: string, transfer: boolean, but?: string): void {
  const holder = world.tables.prices.values().find((price) => price.lookup_key === key && price.id !== but)
  if (!holder) return
  if (!transfer) {
    const message = `A price (\`${holder.id}\`) already uses that lookup key.`
    throw new StripeFault(400, message, { param: 'lookup_key' })
  }
  const after = world.tables.prices.put({ ...holder, lookup_key: null })
  world.emit('price.updated', after, undefined, holder)
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/prices/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => priceNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/prices/:id',
  parameters: {
    active: flag(),
    lookup_key: emptyable(text({ max: 200 })),
    metadata: metadataChange(),
    nickname: emptyable(text()),
    tax_behavior: oneOf('exclusive', 'inclusive', 'unspecified'),
    transfer_lookup_key: flag(),
  },
  run({ world, params, path: [id = ''] }) {
    const before = priceNamed(world, id)
    const { metadata: change, transfer_lookup_key: transfer, ...rest } = params
    if (rest.lookup_key) freeLookupKey(world, rest.lookup_key, transfer ?? false, id)
    const after = world.tables.prices.put({
      ...before,
      ...rest,
      metadata: mergeMetadata(before.metadata, change),
    })
    world.emit('price.updated', after, undefined, before)
    return after
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/prices',
  parameters: {
    ...pageParameters,
    active: flag(),
    currency: currency(),
    lookup_keys: list(text(), { max: 10 }),
    product: text(),
    recurring: object({ interval: oneOf('day', 'week', 'month', 'year') }),
    type: oneOf('one_time', 'recurring'),
  },
  run({ world, params }) {
    const { active, currency: code, lookup_keys: keys, product, recurring, type } = params
    const found = world.tables.prices
      .newestFirst()
      .filter((price) => active === undefined || price.active === active)
      .filter((price) => code === undefined || price.currency === code)
      .filter((price) => keys === undefined || keys.includes(price.lookup_key ?? ''))
      .filter((price) => product === undefined || price.product === product)
      .filter((price) => type === undefined || price.type === type)
      .filter((price) => !recurring?.interval || price.recurring?.interval === recurring.interval)
    return page('/v1/prices', found, params)
  },
})

export const prices = [create, retrieve, update, listAll]
