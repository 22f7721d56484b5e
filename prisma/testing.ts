import pg from 'pg'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests find PostgreSQL: each worker clones the migrated template. */
    postgres: { ownerUrl: string; template: string; appPassword: string; relayPassword: string }
  }
}

export interface TestDatabase {
  ownerUrl: string
  appUrl: string
  relayUrl: string
}

let cloned: Promise<TestDatabase> | undefined

/** This vitest worker's own copy of the migrated template, made on first use. */
export function testDatabase(): Promise<TestDatabase> {
  cloned ??= clone()
  return cloned
}

async function clone(): Promise<TestDatabase> {
  const { ownerUrl, template, appPassword, relayPassword } = inject('postgres')
  const name = `banter_worker_${process.pid}`
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  // Only one clone at a time may read a template.
  await owner.query('select pg_advisory_lock(1)')
  const { rowCount } = await owner.query('select from pg_database where datname = $1', [name])
  if (!rowCount) await owner.query(`create database ${name} template ${template}`)
  await owner.end()
  const as = (user: string, password: string) => {
    const url = new URL(ownerUrl)
    url.pathname = `/${name}`
    if (user) Object.assign(url, { username: user, password })
    return url.toString()
  }
  return {
    ownerUrl: as('', ''),
    appUrl: as('banter_app', appPassword),
    relayUrl: as('banter_relay', relayPassword),
  }
}
