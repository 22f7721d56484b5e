import { PrismaClient, PrismaPg, pg } from '@banter/prisma'
import { Database } from '@banter/tenants/database'
import { statementName } from '@banter/tenants/statements'
import { type ReadOrder, scopedReads, type Target, unscopedReads } from './reads.ts'

/** A process that does nothing but read: behind the wall through the tenant pool, or past it through a plain one. */
const [side, url = ''] = process.argv.slice(2)
const reads = side === 'scoped' ? scopedReads(new Database({ url })) : unscopedReads(plain())

process.on('message', (order: ReadOrder) => {
  run(order).then(
    (count) => process.send?.(count),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})

/** @returns how many reads were done in the time */
async function run({ reading, targets, clients, seconds }: ReadOrder): Promise<number> {
  const read = reads[reading]
  const until = performance.now() + seconds * 1000
  let count = 0
  const client = async () => {
    while (performance.now() < until) await read(targets[count++ % targets.length] as Target)
  }
  await Promise.all(Array.from({ length: clients }, client))
  return count
}

/** As one would write it without schools: prepared and planned once as well, so that the wall is the only difference. */
function plain() {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    options: '-c plan_cache_mode=force_generic_plan',
  })
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql: text }) => statementName(text) ?? '' })
  return { pool, prisma: new PrismaClient({ adapter }) }
}
