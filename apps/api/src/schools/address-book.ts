import type { School as SchoolRow } from '@banter/prisma'
import { type Database, empty, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import { accessTo } from '../http/entitlements.ts'
import { NotFound } from '../http/errors.ts'
import type { Site } from '../job.ts'
import type * as contract from './contract.ts'

/** Where schools are read from: the one place that all schools share. */
export interface AddressBook {
  database: Database
  site: Site
}

type Row = Pick<
  SchoolRow,
  'id' | 'slug' | 'name' | 'description' | 'city' | 'state' | 'country' | 'plan' | 'createdAt'
> & {
  subscriptionState: contract.School['subscription']
  status: contract.School['status']
  emailDomains: string[]
}

const columns = sql`
  s.id, s.slug, s.name, s.description, s.city, s.state, s.country, s.plan, s.status, s.subscription_state as "subscriptionState", s.created_at as "createdAt",
  array(select d.domain from email_domains d where d.school_id = s.id order by d.domain) as "emailDomains"`

/** Name, city and e-mail domain, anywhere in them and in any case; of a whole address, its domain. */
function matching(q: string | undefined) {
  const word = q?.slice(q.lastIndexOf('@') + 1).toLowerCase()
  if (!word) return empty
  return sql`and (strpos(lower(s.name), ${word}) > 0 or strpos(lower(s.city), ${word}) > 0 or strpos(s.slug, ${word}) > 0
    or exists (select from email_domains d where d.school_id = s.id and strpos(d.domain, ${word}) > 0))`
}

type Query = z.output<typeof contract.listSchools.schema.querystring>
const IdKey = z.tuple([z.uuid()])

/** All schools with all their domains, newest first, in one query. */
export async function listSchools({ database, site }: AddressBook, { limit, cursor, q }: Query) {
  const after = readCursor(cursor, IdKey)
  const rows = await database.directory<Row>(sql`
    select ${columns} from schools s
     where s.kind = 'school' ${after ? sql`and s.id < ${after[0]}::uuid` : empty} ${matching(q)}
     order by s.id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    (row) => forPlatform(row, site),
  )
}

/** @throws NotFound */
export async function getSchool({ database, site }: AddressBook, id: string): Promise<contract.School> {
  const [row] = await database.directory<Row>(
    sql`select ${columns} from schools s where s.kind = 'school' and s.id = ${id}::uuid`,
  )
  if (!row) throw new NotFound()
  return forPlatform(row, site)
}

const NameKey = z.tuple([z.string(), z.uuid()])

/** What a visitor picks a school from, by name. */
export async function findSchools({ database, site }: AddressBook, { limit, cursor, q }: Query) {
  const after = readCursor(cursor, NameKey)
  const rows = await database.directory<Row>(sql`
    select ${columns} from schools s
     where s.kind = 'school' and s.status <> 'archived' ${matching(q)}
       ${after ? sql`and (lower(s.name), s.id) > (${after[0]}, ${after[1]}::uuid)` : empty}
     order by lower(s.name), s.id limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ name, id }) => [name.toLowerCase(), id],
    (row) => forAnyone(row, site),
  )
}

/** The domains whose addresses may sign up at one school. */
export async function domainsOf({ database }: AddressBook, schoolId: string): Promise<string[]> {
  const rows = await database.directory<{ domain: string }>(
    sql`select domain from email_domains where school_id = ${schoolId}::uuid order by domain`,
  )
  return rows.map(({ domain }) => domain)
}

type Public = Pick<
  SchoolRow,
  'slug' | 'name' | 'description' | 'city' | 'state' | 'country' | 'status' | 'plan' | 'subscriptionState'
>

export function forAnyone(
  { status, plan, subscriptionState, ...school }: Public,
  site: Site,
): contract.PublicSchool {
  const { slug, name, description, city, state, country } = school
  // Nobody new can join while it is read-only, for whatever reason.
  const shown = accessTo({ status, plan, subscriptionState }) === 'full' ? 'active' : 'suspended'
  return { slug, name, description, city, state, country, status: shown, url: site.urlOf({ slug }, '') }
}

function forPlatform(
  { description, createdAt, subscriptionState, ...row }: Row,
  site: Site,
): contract.School {
  return {
    ...row,
    subscription: subscriptionState,
    desc: description,
    url: site.urlOf(row, ''),
    createdAt: createdAt.toISOString(),
  }
}
