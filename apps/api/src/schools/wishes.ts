import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { type Database, empty, sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { NotFound } from '../http/errors.ts'
import type * as contract from './contract.ts'
import { openPlatform } from './platform.ts'

type Wish = z.output<typeof contract.wishForSchool.schema.body>

/** Kept by the platform, wherever it was asked for: nothing is sent to an address that anybody may have typed. */
export async function wishForSchool(database: Database, { name, city, email }: Wish): Promise<void> {
  const platform = await openPlatform(database)
  await database.command(platform, null, async (ctx) =>
    ctx.write(sql`
      insert into school_wishes (id, name, city, email, asked_at)
      values (${v7()}::uuid, ${name}, ${city}, ${email}, ${ctx.now}) on conflict do nothing`),
  )
}

interface Row {
  id: string
  name: string
  city: string
  email: string
  askedAt: Date
  handledAt: Date | null
}

const Key = z.tuple([z.uuid()])

export async function listSchoolWishes(
  ctx: ReadCtx,
  { state, limit, cursor }: z.output<typeof contract.listSchoolWishes.schema.querystring>,
) {
  const after = readCursor(cursor, Key)
  const rows = await ctx.sql<Row>(sql`
    select id, name, city, email, asked_at as "askedAt", handled_at as "handledAt" from school_wishes
     where ${state === 'open' ? sql`handled_at is null` : sql`handled_at is not null`}
       ${after ? sql`and id < ${after[0]}::uuid` : empty}
     order by id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    ({ askedAt, handledAt, ...wish }) => ({
      ...wish,
      askedAt: askedAt.toISOString(),
      handledAt: handledAt?.toISOString() ?? null,
    }),
  )
}

/** @throws NotFound */
export async function handleSchoolWish(ctx: Ctx, id: string): Promise<void> {
  const found = await ctx.sql(sql`
    update school_wishes set handled_at = coalesce(handled_at, ${ctx.now}) where id = ${id}::uuid returning id`)
  if (!found.length) throw new NotFound()
}
