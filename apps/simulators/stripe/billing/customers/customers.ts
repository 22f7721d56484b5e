import { endpoint } from '../../endpoint.ts'
import { noSuch, StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { integer, list, metadata, object, oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { customerNamed } from '../found.ts'
import { address, emptyable, mergeMetadata, metadataChange, shownAddress } from '../rules.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { nowAt } from '../time.ts'
import { attachedTo } from './attach.ts'
import { adjustBalance } from './balance.ts'
import type { Customer, CustomField } from './customer-types.ts'
import { newTaxId, taxIdTypes } from './tax-ids.ts'

const customFields = list(
  object({ name: required(text({ max: 40 })), value: required(text({ max: 140 })) }),
  { max: 4 },
)
const invoiceSettings = object({
  custom_fields: emptyable(customFields),
  default_payment_method: emptyable(text()),
  footer: emptyable(text()),
})
const details = {
  address: emptyable(address),
  balance: integer(),
  description: emptyable(text()),
  email: emptyable(text({ max: 512 })),
  invoice_prefix: text({ max: 12 }),
  invoice_settings: invoiceSettings,
  name: emptyable(text({ max: 256 })),
  next_invoice_sequence: integer({ min: 1 }),
  phone: emptyable(text({ max: 20 })),
  preferred_locales: list(text()),
  tax_exempt: oneOf('exempt', 'none', 'reverse'),
}
const CLOCK_HOLDS = 3

interface NewCustomer {
  email?: string | null
  name?: string | null
  phone?: string | null
  description?: string | null
  metadata?: Record<string, string>
  test_clock?: string
}

export function newCustomer(world: World, wanted: NewCustomer): Customer {
  const clock = wanted.test_clock ?? null
  return world.tables.customers.put({
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: nowAt(world, clock),
    currency: null,
    default_source: null,
    delinquent: false,
    description: wanted.description ?? null,
    email: wanted.email ?? null,
    invoice_prefix: newId('p', 8).slice(2).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: wanted.metadata ?? {},
    name: wanted.name ?? null,
    next_invoice_sequence: 1,
    phone: wanted.phone ?? null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: clock,
  })
}

interface Details {
  address?: Partial<Record<string, string>> | null
  balance?: number
  invoice_settings?: {
    custom_fields?: CustomField[] | null
    default_payment_method?: string | null
    footer?: string | null
  }
}

/** The customer with what was asked for; the default card has to be theirs. */
function withDetails<T extends Details>(world: World, customer: Customer, wanted: T): Customer {
  const { address: at, balance, invoice_settings: settings = {}, ...rest } = wanted
  const card = settings.default_payment_method
  if (card) assertTheirs(world, customer.id, card)
  const after = world.tables.customers.put({
    ...customer,
    ...rest,
    address: at === undefined ? customer.address : shownAddress(at),
    invoice_settings: { ...customer.invoice_settings, ...settings },
  })
  if (balance === undefined || balance === after.balance) return after
  const change = {
    amount: balance - after.balance,
    currency: after.currency ?? 'usd',
    type: 'adjustment' as const,
  }
  adjustBalance(world, { ...change, customer: after.id, at: nowAt(world, after.test_clock) })
  return customerNamed(world, after.id)
}

function assertTheirs(world: World, customer: string, method: string): void {
  const found = attachedTo(world, customer).some(({ id }) => id === method)
  if (!found) throw noSuch('PaymentMethod', method, 'invoice_settings[default_payment_method]')
}

const create = endpoint({
  method: 'POST',
  path: '/v1/customers',
  parameters: {
    ...details,
    metadata: metadata(),
    payment_method: text(),
    tax_id_data: list(object({ type: required(taxIdTypes), value: required(text()) }), { max: 5 }),
    test_clock: text(),
  },
  run({ world, params }) {
    const {
      tax_id_data: taxIds = [],
      metadata,
      test_clock: clock,
      payment_method: method,
      ...wanted
    } = params
    if (clock !== undefined) assertRoom(world, clock)
    if (method !== undefined)
      throw new StripeFault(400, 'Attach the card afterwards.', { param: 'payment_method' })
    const made = withDetails(world, newCustomer(world, { metadata, test_clock: clock }), wanted)
    world.emit('customer.created', made)
    for (const each of taxIds) newTaxId(world, made.id, each)
    return made
  },
})

function assertRoom(world: World, clock: string): void {
  if (!world.tables.testClocks.get(clock)) throw noSuch('testclock', clock, 'test_clock')
  const held = world.tables.customers.values().filter(({ test_clock: theirs }) => theirs === clock)
  if (held.length < CLOCK_HOLDS) return
  throw new StripeFault(400, `A test clock can have up to ${CLOCK_HOLDS} customers.`, { param: 'test_clock' })
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/customers/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const gone = world.tables.customersGone.get(id)
    return gone ? { id, object: 'customer', deleted: true } : customerNamed(world, id)
  },
})

const update = endpoint({
  method: 'POST',
  path: '/v1/customers/:id',
  parameters: { ...details, metadata: metadataChange() },
  run({ world, params, path: [id = ''] }) {
    const before = customerNamed(world, id)
    const { metadata: change, ...wanted } = params
    const named = { ...before, metadata: mergeMetadata(before.metadata, change) }
    const after = withDetails(world, named, wanted)
    world.emit('customer.updated', after, undefined, before)
    return after
  },
})

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/customers/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    removeCustomer(world, customerNamed(world, id))
    return { id, object: 'customer', deleted: true }
  },
})

/** Their subscriptions end with them; invoices stay. */
export function removeCustomer(world: World, customer: Customer): void {
  const at = nowAt(world, customer.test_clock)
  for (const subscription of world.tables.subscriptions.values()) {
    if (subscription.customer !== customer.id || subscription.ended_at !== null) continue
    cancelSubscription(world, subscription, at, 'cancellation_requested')
  }
  for (const invoice of world.tables.invoices.values()) {
    if (invoice.customer !== customer.id) continue
    const halted = { auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null }
    world.tables.invoices.put({ ...invoice, ...halted })
  }
  world.tables.customers.remove(customer.id)
  world.tables.customersGone.put({ id: customer.id })
  world.emit('customer.deleted', customer)
}

const listAll = endpoint({
  method: 'GET',
  path: '/v1/customers',
  parameters: { ...pageParameters, email: text(), test_clock: text() },
  run({ world, params }) {
    // Those on a test clock are listed only where it is named.
    const found = world.tables.customers
      .newestFirst()
      .filter(({ email }) => params.email === undefined || email === params.email)
      .filter(({ test_clock: clock }) => clock === (params.test_clock ?? null))
    return page('/v1/customers', found, params)
  },
})

export const customers = [create, retrieve, update, remove, listAll]
