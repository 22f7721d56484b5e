import pg from 'pg'

export interface DatabaseUrls {
  /** Migrations and seeds only. */
  owner: string
  /** Behind the wall between schools. */
  app: string
  relay: string
}

/** Makes a database when it is not there. @returns its URL for the same user */
export async function ensureDatabase(serverUrl: string, name: string): Promise<string> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`)
  })
  return at(serverUrl, { database: name })
}

export function rolesOf(ownerUrl: string, passwords: { app: string; relay: string }): DatabaseUrls {
  return {
    owner: ownerUrl,
    app: at(ownerUrl, { user: 'banter_app', password: passwords.app }),
    relay: at(ownerUrl, { user: 'banter_relay', password: passwords.relay }),
  }
}

function at(base: string, to: { user?: string; password?: string; database?: string }): string {
  const url = new URL(base)
  if (to.user) Object.assign(url, { username: to.user, password: to.password ?? '' })
  if (to.database) url.pathname = `/${to.database}`
  return url.toString()
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
