import type pg from 'pg'

/** Tables that no wall stands around, and why. A new one is added here only after review. */
export const GLOBAL_TABLES: Record<string, string> = {
  schools: 'the address book: a host is looked up before its school is known',
  email_domains: 'an e-mail domain belongs to one school at most',
  stripe_objects: 'a webhook finds its school here',
  platform_cases:
    'the platform finds here which schools wait for its decision; within a school only its own are seen',
  stripe_events: 'arrives before its school is known',
  textbooks: 'books are the same at every school; the app only reads them',
  _prisma_migrations: 'the history of migrations; the app cannot see it',
}

export interface Column {
  name: string
  type: string
  nullable: boolean
  hasDefault: boolean
  generated: boolean
}

export interface Table {
  name: string
  columns: Column[]
  primaryKey: string[]
  uniques: string[][]
  foreignKeys: { columns: string[]; references: string; referenced: string[] }[]
}

/** Every table of the public schema as the database itself describes it. */
export async function readCatalogue(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'nullable', not a.attnotnull,
              'hasDefault', a.atthasdef, 'generated', a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like 'nextval%')
              order by a.attnum)
         from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select ${names('i.indkey')} from pg_index i where i.indrelid = c.oid and i.indisprimary), '[]') as "primaryKey",
      coalesce((select json_agg(${names('i.indkey')}) from pg_index i where i.indrelid = c.oid and i.indisunique and not i.indisprimary), '[]') as uniques,
      coalesce((select json_agg(json_build_object('columns', ${names('f.conkey')}, 'references', r.relname,
                'referenced', ${names('f.confkey', 'f.confrelid')}))
         from pg_constraint f join pg_class r on r.oid = f.confrelid where f.conrelid = c.oid and f.contype = 'f'), '[]') as "foreignKeys"
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`)
  return rows
}

/** The names of the columns whose numbers are in `key`, in the key's own order, as JSON. */
function names(key: string, table = 'c.oid') {
  return `(select json_agg(a.attname order by k.position) from unnest(${key}::int2[]) with ordinality k(number, position)
            join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`
}
