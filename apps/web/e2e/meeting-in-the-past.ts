import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(path.resolve('prisma/package.json'))

interface Connection {
  connect(): Promise<void>
  query(text: string, values: unknown[]): Promise<unknown>
  end(): Promise<void>
}

/** Nobody waits an hour in a test: the meeting of an order is so many minutes ago. */
export async function meetingWas(order: string, minutesAgo: number): Promise<void> {
  const { Client } = require('pg') as { Client: new (to: { connectionString: string }) => Connection }
  const password = readFileSync(path.join(process.env.E2E_DATA_DIR!, 'postgres/owner.password'), 'utf8')
  const client = new Client({
    connectionString: `postgresql://banter_owner:${password}@127.0.0.1:${Number(process.env.E2E_PORT) + 7}/banter`,
  })
  await client.connect()
  try {
    await client.query(
      "update meetings set starts_at = now() - make_interval(mins => $2) where order_id = $1 and state = 'agreed'",
      [order, minutesAgo],
    )
  } finally {
    await client.end()
  }
}
