import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from './generated/client.ts'

export * from './generated/client.ts'

/** A client on a pool of its own. Behind the wall, use the tenant-scoped pool of `tenants` instead. */
export function connect(url: string): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) })
}

export { PrismaPg, pg }
