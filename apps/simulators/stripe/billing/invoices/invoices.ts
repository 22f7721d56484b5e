import { currency } from '../../amounts.ts'
import { DAY } from '../../clock.ts'
import { endpoint } from '../../endpoint.ts'
import { noSuch, StripeFault } from '../../errors.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, integer, metadata, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { customerNamed, invoiceNamed } from '../found.ts'
import { mergeMetadata, metadataChange } from '../rules.ts'
import { collectionRule, customFieldsRule } from '../subscriptions/rules.ts'
import type { Collection } from '../subscriptions/subscription-types.ts'
import { nowFor } from '../time.ts'
import { draftInvoice } from './draft.ts'
import type { Invoice } from './invoice-types.ts'
import { pendingOf } from './pending.ts'

const shared = {
  auto_advance: flag(),
  collection_method: collectionRule,
  custom_fields: customFieldsRule,
  days_until_due: integer({ min: 0 }),
  default_payment_method: text(),
  description: text({ max: 1500 }),
  due_date: integer({ min: 1 }),
  footer: text(),
}

const create = endpoint({
  method: 'POST',
  path: '/v1/invoices',
  parameters: {
    ...shared,
    currency: currency(),
    customer: required(text()),
    metadata: metadata(),
    pending_invoice_items_behavior: oneOf('exclude', 'include'),
    subscription: text(),
  },
  run({ world, params }) {
    const customer = customerNamed(world, params.customer, 'customer')
    const { subscription: part } = params
    const subscription = world.tables.subscriptions.get(part ?? '')
    if (part !== undefined && subscription?.customer !== customer.id)
      throw noSuch('subscription', part, 'subscription')
    assertDue(params)
    const at = nowFor(world, customer.id)
    const takes = params.pending_invoice_items_behavior === 'include' || subscription !== undefined
    const items = takes ? pendingOf(world, customer.id, subscription?.id) : []
    return draftInvoice(world, {
      customer,
      subscription,
      reason: subscription ? 'subscription_update' : 'manual',
      at,
      period: { start: at, end: at },
      lines: [],
      items: items.map(({ id }) => id),
      autoAdvance: params.auto_advance ?? false,
      collection: params.collection_method ?? 'charge_automatically',
      daysUntilDue: params.days_until_due ?? null,
      dueDate: params.due_date,
      currency: params.currency ?? items[0]?.currency ?? customer.currency ?? 'usd',
      customFields: params.custom_fields,
      defaultPaymentMethod: params.default_payment_method,
      description: params.description,
      footer: params.footer,
      metadata: params.metadata,
    })
  },
})

interface Terms {
  collection_method?: Collection
  days_until_due?: number
  due_date?: number
}

function assertDue({ collection_method: collection, days_until_due: days, due_date: date }: Terms): void {
  const sent = collection === 'send_invoice'
  if (sent && days === undefined && date === undefined) {
    const message =
      'You must pass either `days_until_due` or `due_date` when `collection_method` is `send_invoice`.'
    throw new StripeFault(400, message, { param: 'days_until_due' })
  }
  if (!sent && (days !== undefined || date !== undefined)) {
    const message = 'You can only pass `days_until_due` with `collection_method=send_invoice`.'
    throw new StripeFault(400, message, { param: 'days_until_due' })
  }
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/invoices/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => invoiceNamed(world, id),
})

const EDITABLE_WHEN_FINAL = ['metadata', 'auto_advance', 'default_payment_method']

const update = endpoint({
  method: 'POST',
  path: '/v1/invoices/:id',
  parameters: { ...shared, metadata: metadataChange() },
  run({ world, params, path: [id = ''] }) {
    const before = invoiceNamed(world, id)
    const fixed = Object.keys(params).find((key) => !EDITABLE_WHEN_FINAL.includes(key))
    if (before.status !== 'draft' && fixed !== undefined) {
      const message = "Finalized invoices can't be updated in this way"
      throw new StripeFault(400, message, { code: 'invoice_not_editable', param: fixed })
    }
    const { metadata: change, days_until_due: days, ...rest } = params
    const due = days === undefined ? {} : { due_date: before.created + days * DAY }
    const metadata = mergeMetadata(before.metadata, change)
    const after = world.tables.invoices.put({ ...before, ...due, ...rest, metadata })
    world.emit('invoice.updated', after, undefined, before)
    return after
  },
})

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/invoices/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const invoice = invoiceNamed(world, id)
    if (invoice.status !== 'draft' || invoice.parent) {
      throw new StripeFault(400, 'You can only delete draft invoices that are not of a subscription.')
    }
    for (const item of world.tables.invoiceItems.values().filter((each) => each.invoice === id)) {
      world.tables.invoiceItems.remove(item.id)
    }
    world.tables.invoices.remove(id)
    world.emit('invoice.deleted', invoice)
    return { id, object: 'invoice', deleted: true }
  },
})

const listLines = endpoint({
  method: 'GET',
  path: '/v1/invoices/:id/lines',
  parameters: pageParameters,
  run({ world, params, path: [id = ''] }) {
    return page(`/v1/invoices/${id}/lines`, invoiceNamed(world, id).lines.data, params)
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/invoices',
  parameters: {
    ...pageParameters,
    collection_method: collectionRule,
    customer: text(),
    status: oneOf('draft', 'open', 'paid', 'uncollectible', 'void'),
    subscription: text(),
  },
  run({ world, params }) {
    return page('/v1/invoices', invoicesOf(world, params), params)
  },
})

interface Filter {
  collection_method?: Collection
  customer?: string
  status?: Invoice['status']
  subscription?: string
}

function invoicesOf(world: World, filter: Filter): Invoice[] {
  const { collection_method: collection, customer, status, subscription } = filter
  return world.tables.invoices
    .newestFirst()
    .filter((invoice) => collection === undefined || invoice.collection_method === collection)
    .filter((invoice) => customer === undefined || invoice.customer === customer)
    .filter((invoice) => status === undefined || invoice.status === status)
    .filter(
      ({ parent }) =>
        subscription === undefined || parent?.subscription_details.subscription === subscription,
    )
}

export const invoices = [create, retrieve, update, remove, listLines, listAll]
