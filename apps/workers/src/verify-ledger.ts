import { verifyEverywhere } from '@banter/api/jobs'
import { Database } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { Env } from './env.ts'

// node dist/verify-ledger.js          asks the books of every school what must always hold; ends with 1 when something does not
const env = Env.pick({ DATABASE_URL: true, BASE_DOMAIN: true }).parse(process.env)
const database = new Database({ url: env.DATABASE_URL, connections: 2 })
const directory = new SchoolDirectory(database, env.BASE_DOMAIN)
let [schools, wrong] = [0, 0]
for await (const { slug, violations } of verifyEverywhere({ database, directory })) {
  schools++
  wrong += violations.length
  for (const { rule, subject, expected, found } of violations)
    process.stdout.write(`${slug}: not so: ${rule} (${subject}: ${expected} expected, ${found} found)\n`)
}
process.stdout.write(`The books of ${schools} schools were asked: ${wrong || 'nothing'} does not hold.\n`)
process.exitCode = wrong ? 1 : 0
await database.close()
