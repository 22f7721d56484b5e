import { openSchool, SlugTaken } from '@banter/tenants/provision'
import createError from '@fastify/error'
import type { z } from 'zod'
import { invite, isInvited } from '../identity/joining/invitations.ts'
import { type AddressBook, getSchool } from './address-book.ts'
import type * as contract from './contract.ts'

export const OpenedForAnother = createError(
  'OPENED_FOR_ANOTHER_ADMIN',
  'This school was opened already, with another first admin.',
  409,
)

type Opening = z.output<typeof contract.openSchool.schema.body>

/**
 * Opens a school and invites its first admin, in one transaction inside the new school. The same again is the school that is there, and
 * invites nobody twice. @throws SlugNotUsable, SlugTaken, DomainTaken, OpenedForAnother
 */
export async function openWithAdmin(book: AddressBook, opening: Opening): Promise<contract.School> {
  const { adminEmail, desc, ...details } = opening
  const first = { email: adminEmail, role: 'admin' } as const
  const wanted = { ...details, description: desc, emailDomains: [...new Set(opening.emailDomains)] }
  const open = () => openSchool(book.database, wanted, (ctx) => invite(ctx, first))
  const { school, opened } = await open().catch((error) => {
    // Taken while we were at it, perhaps by the same request sent twice: then the second look finds it.
    if (error instanceof SlugTaken) return open()
    throw error
  })
  if (!opened && !(await book.database.read(school, null, (ctx) => isInvited(ctx, first))))
    throw new OpenedForAnother()
  return getSchool(book, school.id)
}
