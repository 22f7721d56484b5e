import type { Sql } from 'postgres'

const KEPT = '14 days'
const BATCH = 1_000
/** Shared by whoever carries a batch, exclusive for who has batches carried again. */
export const CARRYING = 6_402_117

/**
 * Marks messages sent between two moments as not sent, so that the relay carries them again: what an emptied queue had is fed anew.
 * Jobs note each message they did, so those that ran do nothing. A batch that is being carried, of which the queue may have lost one half
 * and be given the other, is waited for. @returns how many
 */
export async function replay(sql: Sql, from: Date, until: Date = new Date()): Promise<number> {
  const { count } = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${CARRYING})`
    return tx`update outbox set sent_at = null where sent_at between ${from} and ${until}`
  })
  return count
}

/** Deletes what was sent more than two weeks ago, a little at a time. @returns how many */
export async function prune(sql: Sql): Promise<number> {
  for (let pruned = 0; ; ) {
    const { count } = await sql`
      delete from outbox where (school_id, id) in
        (select school_id, id from outbox where sent_at < now() - ${KEPT}::interval limit ${BATCH} for update skip locked)`
    pruned += count
    if (count < BATCH) return pruned
  }
}

/** The age in seconds of the oldest message that should have left. */
export async function lagSeconds(sql: Sql): Promise<number> {
  const [row] = await sql<{ lag: number }[]>`
    select coalesce(extract(epoch from now() - min(available_at)), 0)::float8 as lag
      from outbox where sent_at is null and available_at <= now()`
  return row?.lag ?? 0
}
