import { StripeFault } from './errors.ts'
import { isRecord } from './parameters.ts'
import type { Tables } from './tables.ts'
import type { World } from './world.ts'

type Find = (tables: Tables, id: string) => object | undefined

/** The fields that hold an identifier and can be replaced by its object. */
const EXPANDABLE: Record<string, Find> = {
  payment_intent: (tables, id) => tables.intents.get(id),
  latest_charge: (tables, id) => tables.charges.get(id),
  charge: (tables, id) => tables.charges.get(id),
  configuration: (tables, id) => tables.portalConfigurations.get(id),
  coupon: (tables, id) => tables.coupons.get(id),
  customer: (tables, id) => tables.customers.get(id),
  default_payment_method: (tables, id) => tables.paymentMethods.get(id),
  default_price: (tables, id) => tables.prices.get(id),
  discount: (tables, id) => tables.discounts.get(id),
  discounts: (tables, id) => tables.discounts.get(id),
  invoice: (tables, id) => tables.invoices.get(id),
  latest_invoice: (tables, id) => tables.invoices.get(id),
  payment_method: (tables, id) => tables.paymentMethods.get(id),
  price: (tables, id) => tables.prices.get(id),
  product: (tables, id) => tables.products.get(id),
  promotion_code: (tables, id) => tables.promotionCodes.get(id),
  schedule: (tables, id) => tables.schedules.get(id),
  subscription: (tables, id) => tables.subscriptions.get(id),
  test_clock: (tables, id) => tables.testClocks.get(id),
  source_transaction: (tables, id) => tables.charges.get(id),
  balance_transaction: (tables, id) => tables.balanceEntries.get(id)?.transaction,
  transfer: (tables, id) => tables.transfers.get(id),
  failure_balance_transaction: (tables, id) => tables.balanceEntries.get(id)?.transaction,
  source: (tables, id) =>
    tables.charges.get(id) ??
    tables.refunds.get(id) ??
    tables.transfers.get(id) ??
    tables.reversals.get(id) ??
    tables.disputes.get(id),
}
/** Fields left out unless asked for, by the object that has them. */
const INCLUDABLE: Record<string, Record<string, (tables: Tables, id: string) => object>> = {
  'checkout.session': {
    line_items: (tables, id) => ({
      object: 'list',
      data: tables.drafts.get(id)?.lineItems ?? [],
      has_more: false,
      url: `/v1/checkout/sessions/${id}/line_items`,
    }),
  },
  customer: {
    subscriptions: (tables, id) => {
      const mine = tables.subscriptions
        .newestFirst()
        .filter(({ customer, status }) => customer === id && status !== 'canceled')
      return listed(mine, `/v1/subscriptions?customer=${id}`)
    },
    tax_ids: (tables, id) => {
      const mine = tables.taxIds.newestFirst().filter(({ customer }) => customer === id)
      return listed(mine, `/v1/customers/${id}/tax_ids`)
    },
  },
  invoice: {
    payments: (tables, id) => {
      const mine = tables.invoicePayments.newestFirst().filter(({ invoice }) => invoice === id)
      return listed(mine, `/v1/invoice_payments?invoice=${id}`)
    },
  },
  charge: {
    refunds: (tables, id) => ({
      object: 'list',
      data: tables.refunds.newestFirst().filter((refund) => refund.charge === id),
      has_more: false,
      url: `/v1/charges/${id}/refunds`,
    }),
  },
}
function listed(data: object[], url: string): object {
  return { object: 'list', data, has_more: false, url }
}

const MAX_DEPTH = 4

/** Replaces identifiers by objects along paths such as `payment_intent.latest_charge`. */
export function expandPaths(world: World, answer: object, paths: string[]): object {
  return paths.reduce<object>((expanded, path) => {
    const steps = path.split('.')
    if (steps.length > MAX_DEPTH + (steps[0] === 'data' ? 1 : 0)) {
      throw new StripeFault(400, `You cannot expand more than ${MAX_DEPTH} levels of a property (${path}).`)
    }
    return expandStep(world, expanded, steps, path)
  }, answer)
}

function expandStep(world: World, node: object, [step, ...rest]: string[], path: string): object {
  if (step === undefined) return node
  const value = (node as Record<string, unknown>)[step]
  if (Array.isArray(value)) {
    const items = value.map((item) => {
      const child = typeof item === 'string' ? EXPANDABLE[step]?.(world.tables, item) : item
      return isRecord(child) ? expandStep(world, child, rest, path) : item
    })
    return { ...node, [step]: items }
  }
  const child = value === null ? null : resolve(world, node, step, value)
  if (child === undefined) throw cannotExpand(path)
  return { ...node, [step]: child && expandStep(world, child, rest, path) }
}

function resolve(world: World, node: object, step: string, value: unknown): object | undefined {
  if (isRecord(value)) return value
  if (typeof value === 'string') return EXPANDABLE[step]?.(world.tables, value)
  const { object: kind, id } = node as { object?: unknown; id?: unknown }
  if (typeof kind !== 'string' || typeof id !== 'string') return undefined
  return INCLUDABLE[kind]?.[step]?.(world.tables, id)
}

function cannotExpand(path: string): StripeFault {
  const message = `This property cannot be expanded (${path}). You may want to try expanding a different property.`
  return new StripeFault(400, message, { param: 'expand' })
}
