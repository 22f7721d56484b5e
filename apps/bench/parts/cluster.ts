import path from 'node:path'
import { type LocalPostgres, startPostgres } from '@banter/deploy/postgres'
import { migrate } from '@banter/prisma/migrate'
import pg from 'pg'

export interface Cluster extends LocalPostgres {
  /** The database of the product, as its three roles. */
  owner: string
  app: string
  relay: string
  version: string
}

const passwords = { appPassword: 'app-in-the-bench', relayPassword: 'relay-in-the-bench' }

/** A durable PostgreSQL with the product's migrations, deleted when the bench ends, however it ends. */
export async function startCluster(folder: string): Promise<Cluster> {
  const server = await startPostgres({
    dataDir: path.join(folder, 'postgres'),
    port: 0,
    temporary: true,
    settings: { shared_buffers: '512MB', max_wal_size: '4GB', checkpoint_timeout: '15min' },
  })
  try {
    const database = await openDatabase(server, 'banter')
    return { ...server, ...database, version: await versionOf(database.owner) }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** One more database of the product on this server. */
export async function openDatabase({ url }: Pick<LocalPostgres, 'url'>, name: string) {
  const owner = await createDatabase(url, name)
  await migrate({ ownerUrl: owner, ...passwords })
  return {
    owner,
    app: as(owner, 'banter_app', passwords.appPassword),
    relay: as(owner, 'banter_relay', passwords.relayPassword),
  }
}

function as(url: string, username: string, password: string): string {
  return Object.assign(new URL(url), { username, password }).toString()
}

async function createDatabase(serverUrl: string, name: string): Promise<string> {
  await withClient(serverUrl, (client) => client.query(`create database ${pg.escapeIdentifier(name)}`))
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).toString()
}

async function versionOf(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) => client.query('show server_version'))
  return rows[0].server_version
}

/** A connection for one piece of work. */
export async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
