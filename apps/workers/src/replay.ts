import postgres from 'postgres'
import { z } from 'zod'
import { QueueEnv } from './env.ts'
import { replay } from './outbox-upkeep.ts'

// node dist/replay.js <minutes>    carries the messages of the last minutes again, after a queue was lost; jobs that ran do nothing
const minutes = z.coerce
  .number()
  .positive()
  .max(14 * 24 * 60)
  .safeParse(process.argv[2])
if (!minutes.success) {
  process.stderr.write('Usage: replay <minutes>, at most two weeks\n')
  process.exit(2)
}
const sql = postgres(QueueEnv.parse(process.env).RELAY_DATABASE_URL, { max: 1, onnotice() {} })
const count = await replay(sql, new Date(Date.now() - minutes.data * 60_000))
process.stdout.write(`${count} messages are carried again.\n`)
await sql.end()
