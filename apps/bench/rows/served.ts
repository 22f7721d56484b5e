import type { Student } from '../data/people.ts'
import type { LoadRequest } from '../load/request.ts'
import { type Figures, measureLoad } from '../measure/figures.ts'
import type { Server } from '../parts/child.ts'
import type { Stage } from '../stage.ts'
import type { RowName } from './names.ts'
import { asked, askedBare, purchases } from './requests.ts'
import type { Row } from './row.ts'

export const READERS = 4
const WRITERS = 8
export const BUYERS = 8

interface Sides {
  clients: number
  product: LoadRequest[]
  floor: LoadRequest[] | null
}

/** Rows that are one kind of request to the API and, where there is one, to the floor. */
export const served: Partial<Record<RowName, (stage: Stage) => Promise<Row[]>>> = {
  hello: (stage) => bothSides(stage, 'hello', reads(stage, '/livez', '/livez')),
  'product-list': (stage) =>
    bothSides(stage, 'product-list', reads(stage, '/api/v1/products?limit=20', '/products')),
  'product-page': (stage) => bothSides(stage, 'product-page', productPage(stage)),
  feed: (stage) => bothSides(stage, 'feed', reads(stage, '/api/v1/posts?limit=20', '/posts')),
  'new-post': (stage) => bothSides(stage, 'new-post', newPost(stage)),
  checkout: (stage) => bothSides(stage, 'checkout', checkout(stage)),
}

function reads({ students }: Stage, path: string, bare: string): Sides {
  return { clients: READERS, product: asked(students, path), floor: askedBare(students, bare) }
}

function productPage({ students, products }: Stage): Sides {
  const pairs = purchases(students, products)
  return {
    clients: READERS,
    product: pairs.flatMap(({ buyer, product }) => asked([buyer], `/api/v1/products/${product.id}`)),
    floor: pairs.flatMap(({ buyer, product }) => askedBare([buyer], `/products/${product.id}`)),
  }
}

/** Some lines with two hashtags, which have lists of their own. */
function newPost({ students }: Stage): Sides {
  const body = `${'Study group for the midterm meets at the library on Thursday, everybody is welcome. '.repeat(2)}#midterm #library`
  return {
    clients: WRITERS,
    product: asked(students, '/api/v1/posts').map((request) => posting(request, { body })),
    floor: students.flatMap((author) =>
      askedBare([author], '/posts').map((request) => posting(request, { author: author.id, body })),
    ),
  }
}

const posting = (request: LoadRequest, body: object): LoadRequest => ({
  ...request,
  method: 'POST',
  headers: { ...request.headers, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

function checkout({ students, products }: Stage): Sides {
  const pairs = purchases(students, products)
  return {
    clients: BUYERS,
    product: pairs.flatMap(({ buyer, product }) => walletCheckout(buyer, product.id)),
    floor: pairs.flatMap(({ buyer, product }) =>
      askedBare([buyer], '/checkout').map((request) =>
        keyed(posting(request, { buyer: buyer.id, product: product.id })),
      ),
    ),
  }
}

const keyed = (request: LoadRequest): LoadRequest => ({ ...request, unique: 'idempotency-key' })

/** One of a product from the wallet, under a new key each time. */
export const walletCheckout = (buyer: Student, productId: string): LoadRequest[] =>
  asked([buyer], '/api/v1/checkout').map((request) =>
    keyed(posting(request, { items: [{ productId, quantity: 1 }], method: 'wallet' })),
  )

async function bothSides(stage: Stage, name: RowName, { clients, product, floor }: Sides): Promise<Row[]> {
  return [
    {
      name,
      variant: null,
      clients,
      product: await against(stage, stage.api, [stage.api], clients, product),
      floor: floor && (await against(stage, stage.floor, [stage.floor], clients, floor)),
      note: null,
    },
  ]
}

export function against(
  { load, cluster, options }: Stage,
  server: Server,
  counted: Server[],
  clients: number,
  requests: LoadRequest[],
): Promise<Figures> {
  return measureLoad(load, {
    url: server.url,
    requests,
    clients,
    seconds: options.seconds,
    application: counted.map(({ pid }) => pid),
    database: cluster.pid,
  })
}
