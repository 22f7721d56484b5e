import { measureLoad } from '../measure/figures.ts'
import { withClient } from '../parts/cluster.ts'
import { BASE_DOMAIN } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import { hostOf } from './requests.ts'
import type { Row } from './row.ts'

const CLIENTS = 4
const password = 'correct horse battery'

/** Each student in turn, with a password hashed the way the product hashes. */
export async function signIn(stage: Stage): Promise<Row[]> {
  const { cluster, students, api, load, options } = stage
  const hash = await hashByProduct(stage)
  await withClient(cluster.owner, (client) => client.query('update users set password_hash = $1', [hash]))
  const figures = await measureLoad(load, {
    url: api.url,
    clients: CLIENTS,
    seconds: options.seconds,
    application: [api.pid],
    database: cluster.pid,
    requests: students.map((student) => ({
      method: 'POST',
      path: '/api/v1/auth/sign-in',
      headers: { host: hostOf(student), 'content-type': 'application/json' },
      body: JSON.stringify({ email: student.email, password }),
    })),
  })
  return [
    { name: 'sign-in', variant: null, clients: CLIENTS, product: figures, floor: null, note: 'argon2id' },
  ]
}

/** Signs somebody up: only the product knows how strong its hashes are. */
async function hashByProduct({ api, cluster }: Stage): Promise<string> {
  const email = 'newcomer@campus-1.test'
  // By the forwarded host, as behind the web server: fetch does not let one choose `host`.
  const response = await fetch(`${api.url}/api/v1/auth/sign-up`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': `campus-1.${BASE_DOMAIN}` },
    body: JSON.stringify({ email, password, name: 'New Comer' }),
  })
  if (response.status !== 202)
    throw new Error(`Signing up was answered ${response.status}: ${await response.text()}`)
  const { rows } = await withClient(cluster.owner, (client) =>
    client.query<{ password_hash: string }>('select password_hash from users where email = $1', [email]),
  )
  const [user] = rows
  if (!user) throw new Error('Who signed up is not there.')
  return user.password_hash
}
