/** Messages a second that a school may send without losing its place. */
const REFILL_PER_SECOND = 20
/** So many messages above that, and a school's next ones go one turn further back. */
const STEP = 100
const LAST_TURN = 20
const REMEMBERED = 10_000

/**
 * Who sends a flood waits behind who does not: each school has a bucket that leaks, and the fuller it is, the later its turn. Known to
 * one process only and forgotten with it, for order is a courtesy here, never a promise.
 */
export function fairTurns(now: () => number = Date.now): (schoolId: string) => number {
  const buckets = new Map<string, { level: number; at: number }>()
  return (schoolId) => {
    const at = now()
    const bucket = buckets.get(schoolId) ?? { level: 0, at }
    bucket.level = Math.max(0, bucket.level - ((at - bucket.at) / 1000) * REFILL_PER_SECOND) + 1
    bucket.at = at
    if (buckets.size >= REMEMBERED) buckets.clear()
    buckets.set(schoolId, bucket)
    return Math.min(LAST_TURN, Math.floor(bucket.level / STEP))
  }
}
