import fastify from 'fastify'
import pg from 'pg'
import { inSchool } from './in-school.ts'
import { type Order, placeOrder } from './order.ts'
import { type NewPost, writePost } from './post.ts'
import { feed, product, products } from './reads.ts'

/**
 * The least that the same work can cost: bare Fastify and pg on the same tables, behind the same row-level security, without sessions,
 * validation, limits or logs. What the product costs is told as a multiple of this.
 */
const [url, port] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 10 })
const schools = new Map<string, string>()
for (const { id, slug } of (await pool.query<{ id: string; slug: string }>('select id, slug from schools'))
  .rows)
  schools.set(slug, id)

const app = fastify()
const schoolOf = (host: string) => schools.get(host.slice(0, host.indexOf('.'))) ?? ''

app.get('/livez', async () => ({ status: 'ok' }))
app.get('/products', ({ host }) => inSchool(pool, schoolOf(host), products))
app.get<{ Params: { id: string } }>('/products/:id', ({ host, params }) =>
  inSchool(pool, schoolOf(host), (client) => product(client, params.id)),
)
app.get('/posts', ({ host }) => inSchool(pool, schoolOf(host), feed))
app.post<{ Body: NewPost }>('/posts', async ({ host, body }, reply) =>
  reply.code(201).send(await inSchool(pool, schoolOf(host), (client) => writePost(client, body))),
)
app.post<{ Body: Order }>('/checkout', async ({ host, headers, body }, reply) => {
  const placed = await inSchool(pool, schoolOf(host), (client) =>
    placeOrder(client, String(headers['idempotency-key']), body),
  )
  return reply.code(placed.sold ? 201 : 409).send(placed)
})
await app.listen({ host: '127.0.0.1', port: Number(port) })

process.on('SIGTERM', async () => {
  await app.close()
  await pool.end()
})
