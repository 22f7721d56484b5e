import { get } from 'node:http'
import type { LoadRequest } from '../load/request.ts'
import { type Figures, measureLoad } from '../measure/figures.ts'
import type { Server } from '../parts/child.ts'
import { build, startWeb } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import type { RowName } from './names.ts'
import { asked, askedAsPage, askedBare, hostOf, purchases } from './requests.ts'
import type { Row } from './row.ts'

const READERS = 4
const BUYERS = 8

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
  checkout: (stage) => bothSides(stage, 'checkout', checkout(stage)),
  'feed-page': feedPage,
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

function checkout({ students, products }: Stage): Sides {
  const pairs = purchases(students, products)
  const post = (request: LoadRequest, body: object): LoadRequest => ({
    ...request,
    method: 'POST',
    headers: { ...request.headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    unique: 'idempotency-key',
  })
  return {
    clients: BUYERS,
    product: pairs.flatMap(({ buyer, product }) =>
      asked([buyer], '/api/v1/checkout').map((request) =>
        post(request, { items: [{ productId: product.id, quantity: 1 }], method: 'wallet' }),
      ),
    ),
    floor: pairs.flatMap(({ buyer, product }) =>
      askedBare([buyer], '/checkout').map((request) =>
        post(request, { buyer: buyer.id, product: product.id }),
      ),
    ),
  }
}

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

/** The billboard as a browser gets it: rendered by the web server, which asks the API. */
async function feedPage(stage: Stage): Promise<Row[]> {
  build(['web'])
  const web = stage.undo.add(await startWeb(stage, stage.api))
  const requests = askedAsPage(stage.students, '/')
  const figures = await against(stage, web, [stage.api, web], READERS, requests)
  const [first] = stage.students
  const note = first ? await weight(`${web.url}/`, hostOf(first), requests[0] as LoadRequest) : null
  return [{ name: 'feed-page', variant: null, clients: READERS, product: figures, floor: null, note }]
}

async function weight(url: string, host: string, { headers }: LoadRequest): Promise<string> {
  const bytes = await new Promise<number>((resolve, reject) => {
    get(url, { headers: { ...headers, host } }, (response) => {
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
      })
      response.once('end', () => resolve(size))
    }).once('error', reject)
  })
  return `${(bytes / 1000).toFixed(1)} kB compressed`
}

function against(
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
