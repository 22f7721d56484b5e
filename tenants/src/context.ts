import type { Prisma, PrismaClient, Role, School as SchoolRow } from '@banter/prisma'
import createError from '@fastify/error'

/** What the address book says of a school. */
export type School = Pick<
  SchoolRow,
  | 'id'
  | 'slug'
  | 'kind'
  | 'status'
  | 'name'
  | 'description'
  | 'city'
  | 'state'
  | 'country'
  | 'plan'
  | 'currency'
  | 'processingFeePayer'
  | 'subscriptionState'
  | 'subscriptionUntil'
>

export interface Viewer {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly verified: boolean
  readonly sessionId: string
}

type Models = Exclude<keyof Prisma.TransactionClient, `$${string}` | symbol>
type Reading = 'findFirst' | 'findFirstOrThrow' | 'findMany' | 'count' | 'aggregate' | 'groupBy'
/** Prisma merges `findUnique` calls of one tick across requests, and so across schools: `findFirst` instead. */
type Merged = 'findUnique' | 'findUniqueOrThrow'

export type ReadDb = { readonly [M in Models]: Pick<PrismaClient[M], Reading> }
export type Db = { readonly [M in Models]: Omit<PrismaClient[M], Merged> }

/** Who is asking, in which school, and through what. Every domain function takes one first. */
export interface ReadCtx {
  readonly school: School
  readonly viewer: Viewer | null
  readonly now: Date
  readonly db: ReadDb
  /** Typed raw SQL for hot lists and row locks: `ctx.sql<Row>(sql\`select …\`)`. bigint comes back as number. */
  sql<Row extends object>(query: Prisma.Sql): Promise<Row[]>
}

/** A context inside the one transaction of a command. */
export interface Ctx extends ReadCtx {
  readonly db: Db
  /** A statement whose rows nobody wants: it shares the round trip of the next statement or of the commit. @throws there */
  write(query: Prisma.Sql): void
}

/** One school as one viewer, before any transaction: what a handler or job with a network call between two commands works with. */
export interface Campus {
  readonly school: School
  readonly viewer: Viewer | null
  read<T>(work: (ctx: ReadCtx) => Promise<T>): Promise<T>
  command<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

export const SignInRequired = createError('SIGN_IN_REQUIRED', 'Please sign in.', 401)

export function signedIn(ctx: ReadCtx): Viewer {
  if (!ctx.viewer) throw new SignInRequired()
  return ctx.viewer
}
