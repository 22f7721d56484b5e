import { endpoint } from '../../endpoint.ts'
import { invalidParameter, noSuch } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { oneOf, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { customerNamed } from '../found.ts'
import type { TaxId } from './customer-types.ts'

/** Of Stripe's hundred types those of the countries it is likely to be tried with. */
export const taxIdTypes = oneOf('us_ein', 'ca_bn', 'ca_gst_hst', 'eu_vat', 'gb_vat', 'au_abn')
const FORMATS: Record<string, RegExp> = {
  us_ein: /^\d{2}-?\d{7}$/,
  eu_vat: /^[A-Z]{2}[0-9A-Z]{2,13}$/,
  gb_vat: /^(GB|XI)\d{9}(\d{3})?$/,
}

type Type = 'us_ein' | 'ca_bn' | 'ca_gst_hst' | 'eu_vat' | 'gb_vat' | 'au_abn'

export function newTaxId(
  world: World,
  customer: string,
  { type, value }: { type: Type; value: string },
): TaxId {
  if (FORMATS[type]?.test(value) === false) {
    throw invalidParameter(`Invalid value for ${type}.`, 'value', 'tax_id_invalid')
  }
  const made = world.tables.taxIds.put({
    id: newId('txi'),
    object: 'tax_id',
    country: type.slice(0, 2) === 'eu' ? value.slice(0, 2) : type.slice(0, 2).toUpperCase(),
    created: world.clock.now(),
    customer,
    customer_account: null,
    livemode: false,
    owner: { customer, type: 'customer' },
    type,
    value,
    verification: {
      status: type === 'us_ein' ? 'unavailable' : 'pending',
      verified_address: null,
      verified_name: null,
    },
  })
  world.emit('customer.tax_id.created', made)
  return made
}

export function taxIdsOf(world: World, customer: string): TaxId[] {
  return world.tables.taxIds.newestFirst().filter((each) => each.customer === customer)
}

const create = endpoint({
  method: 'POST',
  path: '/v1/customers/:id/tax_ids',
  parameters: { type: required(taxIdTypes), value: required(text()) },
  run: ({ world, params, path: [id = ''] }) => newTaxId(world, customerNamed(world, id).id, params),
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/customers/:customer/tax_ids/:id',
  parameters: {},
  run: ({ world, path: [customer = '', id = ''] }) => taxIdNamed(world, customer, id),
})

const remove = endpoint({
  method: 'DELETE',
  path: '/v1/customers/:customer/tax_ids/:id',
  parameters: {},
  run({ world, path: [customer = '', id = ''] }) {
    const taxId = taxIdNamed(world, customer, id)
    world.tables.taxIds.remove(id)
    world.emit('customer.tax_id.deleted', taxId)
    return { id, object: 'tax_id', deleted: true }
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/customers/:id/tax_ids',
  parameters: pageParameters,
  run({ world, params, path: [id = ''] }) {
    customerNamed(world, id)
    return page(`/v1/customers/${id}/tax_ids`, taxIdsOf(world, id), params)
  },
})

function taxIdNamed(world: World, customer: string, id: string): TaxId {
  const found = world.tables.taxIds.get(id)
  if (!found || found.customer !== customer) throw noSuch('tax_id', id)
  return found
}

export const taxIds = [create, retrieve, remove, listAll]
