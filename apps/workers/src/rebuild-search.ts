import { type Mark, rebuildSearch } from '@banter/api/jobs'
import { Database, sql } from '@banter/tenants/database'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { Env } from './env.ts'

// node dist/rebuild-search.js all                          projects every school's search documents anew, while people go on searching
// node dist/rebuild-search.js <slug> [<kind>:<id>]         one school's; with the last mark it printed, from where it was stopped
const [slug, text] = process.argv.slice(2)
const from = text === undefined ? undefined : markOf(text)
if (!slug || from === null || (slug === 'all' && from)) {
  process.stderr.write('Usage: rebuild-search all | <slug> [<kind>:<id>]\n')
  process.exit(2)
}
const env = Env.pick({ DATABASE_URL: true, BASE_DOMAIN: true }).parse(process.env)
const database = new Database({ url: env.DATABASE_URL, connections: 2 })
const directory = new SchoolDirectory(database, env.BASE_DOMAIN)
const rows = await database.directory<{ id: string; slug: string }>(
  slug === 'all'
    ? sql`select id, slug from schools where kind = 'school' order by slug`
    : sql`select id, slug from schools where slug = ${slug}`,
)
if (!rows.length) {
  process.stderr.write(`No school is called ${slug}.\n`)
  process.exitCode = 1
}
for (const row of rows) {
  const school = await directory.byId(row.id)
  if (!school) continue
  let count = 0
  const onBatch = ({ kind, after }: Mark, documents: number) => {
    count += documents
    process.stdout.write(`${row.slug} ${kind}:${after}\n`)
  }
  await rebuildSearch(database.campus(school, null), { onBatch, ...(from ? { from } : {}) })
  process.stdout.write(`${row.slug}: ${count} documents are as their things are now.\n`)
}
await database.close()

function markOf(mark: string): Mark | null {
  const [, kind, after] = mark.match(/^(post|person|club|event|product):([0-9a-f-]{36})$/) ?? []
  return kind && after ? { kind: kind as Mark['kind'], after } : null
}
