import { currency } from '../../amounts.ts'
import { endpoint } from '../../endpoint.ts'
import { invalidParameter, missingParameter, noSuch, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, integer, metadata, object, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { customerNamed, invoiceNamed, priceNamed, subscriptionNamed } from '../found.ts'
import { mergeMetadata, metadataChange } from '../rules.ts'
import { nowFor } from '../time.ts'
import { refreshDraft } from './draft.ts'
import type { InvoiceItem } from './invoice-types.ts'
import { pricingOf } from './lines.ts'
import { newItem } from './pending.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/invoiceitems',
  parameters: {
    amount: integer(),
    currency: currency(),
    customer: required(text()),
    description: text(),
    discountable: flag(),
    invoice: text(),
    metadata: metadata(),
    period: object({ end: required(integer()), start: required(integer()) }),
    pricing: object({ price: required(text()) }),
    quantity: integer({ min: 0 }),
    subscription: text(),
  },
  run({ world, params }) {
    customerNamed(world, params.customer, 'customer')
    const item = world.tables.invoiceItems.put(itemFrom(world, params))
    world.emit('invoiceitem.created', item)
    if (item.invoice) refreshDraft(world, invoiceNamed(world, item.invoice))
    return world.tables.invoiceItems.get(item.id) ?? item
  },
})

interface Wanted {
  amount?: number
  currency?: string
  customer: string
  description?: string
  discountable?: boolean
  invoice?: string
  metadata?: Record<string, string>
  period?: { start: number; end: number }
  pricing?: { price: string }
  quantity?: number
  subscription?: string
}

function itemFrom(world: World, wanted: Wanted): InvoiceItem {
  const { customer, pricing, quantity = 1, subscription, invoice } = wanted
  const price = pricing && priceNamed(world, pricing.price, 'pricing[price]')
  if (price?.recurring) throw invalidParameter('The price must be one-time.', 'pricing[price]')
  if (!price && wanted.amount === undefined) throw missingParameter('amount')
  if (!price && wanted.currency === undefined) throw missingParameter('currency')
  if (subscription !== undefined) assertOwn(subscriptionNamed(world, subscription, 'subscription'), customer)
  if (invoice !== undefined) assertOpenTo(world, invoice, customer)
  const amount = price ? price.unit_amount * quantity : (wanted.amount ?? 0)
  const at = nowFor(world, customer)
  const item = newItem({
    amount,
    currency: price?.currency ?? wanted.currency ?? 'usd',
    customer: customerNamed(world, customer),
    at,
    description: wanted.description ?? null,
    // As documented: not for prorations and negative items, unless it is asked for.
    discountable: wanted.discountable ?? amount >= 0,
    metadata: wanted.metadata ?? {},
    period: wanted.period ?? { start: at, end: at },
    pricing: price ? pricingOf(price) : null,
    quantity,
    subscription: subscription ?? null,
  })
  return { ...item, id: newId('ii'), invoice: invoice ?? null }
}

function assertOwn(subscription: { customer: string; id: string }, customer: string): void {
  if (subscription.customer !== customer) throw noSuch('subscription', subscription.id, 'subscription')
}

function assertOpenTo(world: World, id: string, customer: string): void {
  const invoice = invoiceNamed(world, id, 'invoice')
  if (invoice.customer !== customer) throw noSuch('invoice', id, 'invoice')
  if (invoice.status === 'draft') return
  const message = 'The invoice is already finalized: you can no longer add items to it.'
  throw new StripeFault(400, message, { code: 'invoice_not_editable', param: 'invoice' })
}

function itemNamed(world: World, id: string): InvoiceItem {
  const item = world.tables.invoiceItems.get(id)
  if (!item) throw noSuch('invoiceitem', id)
  return item
}

function editable(world: World, id: string): InvoiceItem {
  const item = itemNamed(world, id)
  const invoice = item.invoice && invoiceNamed(world, item.invoice)
  if (!invoice || invoice.status === 'draft') return item
  const message = 'This invoice item is attached to an invoice that is no longer editable.'
  throw new StripeFault(400, message, { code: 'invoice_not_editable' })
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/invoiceitems/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => itemNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/invoiceitems/:id',
  parameters: { amount: integer(), description: text(), discountable: flag(), metadata: metadataChange() },
  run({ world, params, path: [id = ''] }) {
    const { metadata: change, ...rest } = params
    const before = editable(world, id)
    const metadata = mergeMetadata(before.metadata, change)
    const after = world.tables.invoiceItems.put({ ...before, ...rest, metadata })
    if (after.invoice) refreshDraft(world, invoiceNamed(world, after.invoice))
    return after
  },
})

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/invoiceitems/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const item = editable(world, id)
    world.tables.invoiceItems.remove(id)
    world.emit('invoiceitem.deleted', item)
    if (item.invoice) refreshDraft(world, invoiceNamed(world, item.invoice))
    return { id, object: 'invoiceitem', deleted: true }
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/invoiceitems',
  parameters: { ...pageParameters, customer: text(), invoice: text(), pending: flag() },
  run({ world, params }) {
    const found = world.tables.invoiceItems
      .newestFirst()
      .filter(({ customer }) => params.customer === undefined || customer === params.customer)
      .filter(({ invoice }) => params.invoice === undefined || invoice === params.invoice)
      .filter(({ invoice }) => params.pending === undefined || (invoice === null) === params.pending)
    const dated = found.map((item) => ({ ...item, created: item.date }))
    return page('/v1/invoiceitems', dated, params)
  },
})

export const invoiceItems = [create, retrieve, update, remove, listAll]
