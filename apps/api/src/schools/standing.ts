import type { School, Viewer } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { z } from 'zod'
import { NotFound } from '../http/errors.ts'
import { type AddressBook, getSchool } from './address-book.ts'
import type * as contract from './contract.ts'
import { schoolRestored, schoolSuspended } from './topics.ts'

export interface Office extends AddressBook {
  directory: SchoolDirectory
}

type Changes = z.output<typeof contract.updateSchool.schema.body>

/** Changes what a school says of itself. */
export async function updateSchool(office: Office, id: string, { desc, ...changes }: Changes) {
  const school = await findSchool(office, id)
  const data = { ...defined(changes), ...(desc === undefined ? {} : { description: desc }) }
  await office.database.command(school, null, ({ db }) => db.school.updateMany({ where: { id }, data }))
  return asItIsNow(office, school)
}

/** Makes a school read-only. Suspending twice is the same as once. */
export async function suspendSchool(office: Office, viewer: Viewer, id: string) {
  return setStanding(office, viewer, id, 'suspended')
}

export async function restoreSchool(office: Office, viewer: Viewer, id: string) {
  return setStanding(office, viewer, id, 'active')
}

async function setStanding(office: Office, viewer: Viewer, id: string, status: 'active' | 'suspended') {
  const school = await findSchool(office, id)
  const before = status === 'active' ? 'suspended' : 'active'
  await office.database.command(school, null, async (ctx) => {
    const { count } = await ctx.db.school.updateMany({ where: { id, status: before }, data: { status } })
    const said = status === 'active' ? schoolRestored : schoolSuspended
    if (count) await publish(ctx, said, { school_id: id, by_user_id: viewer.id })
  })
  return asItIsNow(office, school)
}

/** Only from inside a school can its row be written. */
async function findSchool({ directory }: Office, id: string): Promise<School> {
  const school = await directory.byId(id)
  if (school?.kind !== 'school') throw new NotFound()
  return school
}

async function asItIsNow(office: Office, { id, slug }: School): Promise<contract.School> {
  office.directory.forget(slug)
  return getSchool(office, id)
}

function defined<T extends object>(changes: T) {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
