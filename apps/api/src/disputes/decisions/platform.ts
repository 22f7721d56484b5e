import type { ReadCtx, School, Viewer } from '@banter/tenants/context'
import { type Database, empty, sql } from '@banter/tenants/database'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { orderById } from '../../orders/order-rows.ts'
import { disputeById, lockAnyDispute } from '../dispute-rows.ts'
import { disputeView } from '../dispute-view.ts'
import { waitsForDecision } from '../policy.ts'
import type { PlatformDispute } from './contract.ts'
import { decideForGood } from './decide.ts'
import { casesById } from './queue.ts'

/** What the platform reaches a school's dispute with: no school's own viewer is there. */
export interface Bench {
  database: Database
  directory: SchoolDirectory
  media: Media
}

interface Waiting {
  schoolId: string
  id: string
  /** As text: a number of milliseconds would leave out what is between them. */
  since: string
}

const Key = z.tuple([z.string().max(40), z.uuid()])

/** What waits for the platform at any school, the longest wait first. */
export async function listPlatformDisputes(
  { database, directory }: Bench,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const after = readCursor(cursor, Key)
  const rows = await database.directory<Waiting>(sql`
    select school_id as "schoolId", dispute_id as id, to_json(since) #>> '{}' as since from platform_cases
     where done_at is null ${after ? sql`and (since, dispute_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by since, dispute_id limit ${rowsFor(limit)}`)
  const shown = rows.slice(0, limit)
  const schools = [...new Set(shown.map(({ schoolId }) => schoolId))]
  const found = await Promise.all(
    schools.map(async (schoolId) => {
      const school = await directory.byId(schoolId)
      if (!school) return []
      const ids = shown.filter((one) => one.schoolId === schoolId).map(({ id }) => id)
      const views = await database.read(school, null, (ctx) => casesById(ctx, ids))
      return views.map((view) => ({ ...view, school: school.name }))
    }),
  )
  const views = new Map(found.flat().map((view) => [view.id, view]))
  const { nextCursor } = pageOf(
    rows,
    limit,
    ({ since, id }) => [since, id],
    ({ id }) => id,
  )
  return { items: shown.flatMap(({ id }) => views.get(id) ?? []), nextCursor }
}

/** @throws NotFound for what never came before the platform */
export async function getPlatformDispute(bench: Bench, id: string): Promise<PlatformDispute> {
  const school = await schoolOf(bench, id)
  return bench.database.read(school, null, (ctx) => view(ctx, bench.media, school, id))
}

/** @throws NotFound, DisputeMovedOn, BankDecides, DecidesTooMuch */
export async function decidePlatformDispute(
  bench: Bench,
  viewer: Viewer,
  id: string,
  verdict: { amount: number; reason: string },
): Promise<PlatformDispute> {
  const school = await schoolOf(bench, id)
  await bench.database.command(school, null, async (ctx) => {
    const one = await lockAnyDispute(ctx, id)
    if (!one) throw new NotFound()
    await decideForGood(ctx, one, verdict, viewer.id)
  })
  return bench.database.read(school, null, (ctx) => view(ctx, bench.media, school, id))
}

async function view(ctx: ReadCtx, media: Media, school: School, id: string): Promise<PlatformDispute> {
  const row = await disputeById(ctx, id)
  if (!row) throw new NotFound()
  const order = await orderById(ctx, row.orderId)
  const shown = await disputeView(ctx, media, { order, row }, 'staff')
  const decide = waitsForDecision(row) && row.instance === 'platform' && !shown.waitsForBank
  return { ...shown, school: school.name, may: { ...shown.may, decide } }
}

async function schoolOf({ database, directory }: Bench, id: string): Promise<School> {
  const [found] = await database.directory<{ schoolId: string }>(
    sql`select school_id as "schoolId" from platform_cases where dispute_id = ${id}::uuid`,
  )
  const school = found && (await directory.byId(found.schoolId))
  if (!school) throw new NotFound()
  return school
}
