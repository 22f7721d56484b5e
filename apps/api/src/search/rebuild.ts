import type { Campus } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { Kind } from './contract.ts'
import { project, sources } from './project.ts'

const BATCH = 500
const FIRST = '00000000-0000-0000-0000-000000000000'

/** Where a rebuild is: everything before this is done. */
export interface Mark {
  kind: Kind
  after: string
}

interface Rebuilding {
  /** Where an earlier one was stopped. */
  from?: Mark
  /** Told after each batch, which is one short transaction. */
  onBatch?: (mark: Mark, count: number) => void
}

/**
 * Projects everything of a school anew, kind by kind in the order of ids, and removes documents of what is gone. It can run while people
 * search and write, stop at any batch and go on from its mark; running it twice changes nothing.
 */
export async function rebuildSearch(campus: Campus, { from, onBatch }: Rebuilding = {}): Promise<void> {
  const kinds = Kind.options.slice(from ? Kind.options.indexOf(from.kind) : 0)
  for (const kind of kinds) {
    let after = from?.kind === kind ? from.after : FIRST
    for (;;) {
      const ids = await nextIds(campus, kind, after)
      const last = ids.at(-1)
      if (!last) break
      await campus.command((ctx) => project(ctx, kind, ids))
      after = last
      onBatch?.({ kind, after }, ids.length)
    }
  }
}

/** What is there or has a document, in one order: so that what is gone loses its document in the same pass. */
async function nextIds(campus: Campus, kind: Kind, after: string): Promise<string[]> {
  const rows = await campus.read((ctx) =>
    ctx.sql<{ id: string }>(sql`
      (select s.id from (${sources[kind]}) s where s.id > ${after}::uuid order by s.id limit ${BATCH})
      union
      (select d.subject_id from search_documents d where d.kind = ${kind} and d.subject_id > ${after}::uuid order by d.subject_id limit ${BATCH})
      order by id limit ${BATCH}`),
  )
  return rows.map(({ id }) => id)
}
