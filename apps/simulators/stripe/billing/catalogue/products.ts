import { endpoint } from '../../endpoint.ts'
import { StripeFault } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { flag, list, metadata, object, required, text, url } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { productNamed } from '../found.ts'
import { emptyable, mergeMetadata, metadataChange } from '../rules.ts'
import type { Product } from './catalogue-types.ts'

const shown = {
  active: flag(),
  images: list(url(), { max: 8 }),
  marketing_features: list(object({ name: required(text({ max: 80 })) }), { max: 15 }),
  statement_descriptor: text({ max: 22 }),
  tax_code: text(),
  unit_label: text({ max: 12 }),
  url: url(),
}

interface NewProduct {
  id?: string
  name: string
  active?: boolean
  description?: string
  images?: string[]
  marketing_features?: { name: string }[]
  metadata?: Record<string, string>
  statement_descriptor?: string
  tax_code?: string
  unit_label?: string
  url?: string
}

export function newProduct(world: World, wanted: NewProduct): Product {
  const now = world.clock.now()
  const product = world.tables.products.put({
    id: wanted.id ?? newId('prod', 14),
    object: 'product',
    active: wanted.active ?? true,
    created: now,
    default_price: null,
    description: wanted.description ?? null,
    images: wanted.images ?? [],
    livemode: false,
    marketing_features: wanted.marketing_features ?? [],
    metadata: wanted.metadata ?? {},
    name: wanted.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: wanted.statement_descriptor ?? null,
    tax_code: wanted.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: wanted.unit_label ?? null,
    updated: now,
    url: wanted.url ?? null,
  })
  world.emit('product.created', product)
  return product
}

const create = endpoint({
  method: 'POST',
  path: '/v1/products',
  parameters: {
    ...shown,
    description: text(),
    id: text({ max: 255 }),
    metadata: metadata(),
    name: required(text({ max: 250 })),
  },
  run({ world, params }) {
    if (params.id !== undefined && world.tables.products.get(params.id)) {
      const message = `Product already exists with id "${params.id}".`
      throw new StripeFault(400, message, { code: 'resource_already_exists', param: 'id' })
    }
    return newProduct(world, params)
  },
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/products/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => productNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/products/:id',
  parameters: {
    ...shown,
    default_price: text(),
    description: emptyable(text()),
    metadata: metadataChange(),
    name: text({ max: 250 }),
  },
  run({ world, params, path: [id = ''] }) {
    const before = productNamed(world, id)
    const { metadata: change, ...rest } = params
    const metadata = mergeMetadata(before.metadata, change)
    const after = world.tables.products.put({ ...before, ...rest, metadata, updated: world.clock.now() })
    world.emit('product.updated', after, undefined, before)
    return after
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/products',
  parameters: { ...pageParameters, active: flag(), ids: list(text(), { max: 100 }) },
  run({ world, params }) {
    const found = world.tables.products
      .newestFirst()
      .filter(({ active }) => params.active === undefined || active === params.active)
      .filter(({ id }) => params.ids === undefined || params.ids.includes(id))
    return page('/v1/products', found, params)
  },
})

export const products = [create, retrieve, update, listAll]
