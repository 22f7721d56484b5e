import { randomUUID } from 'node:crypto'
import type { Viewer } from '@banter/tenants/context'
import { database } from '@banter/tenants/testing'
import * as identity from '../src/identity/contract.ts'
import { hashPassword } from '../src/identity/passwords/passwords.ts'
import { openPlatform } from '../src/schools/platform.ts'
import { clientAt } from './campus.ts'

export const ADMIN_HOST = 'admin.campus.test'
const PASSWORD = 'correct horse battery'

/** Somebody of the platform, as they are before they sign in. */
export async function makeOfficer(role: Viewer['role']) {
  const platform = await openPlatform(database)
  const email = `${role}.${randomUUID().slice(0, 8)}@banter.test`
  const passwordHash = await hashPassword(PASSWORD)
  await database.command(platform, null, ({ db, now }) =>
    db.user.create({ data: { email, name: 'Robin', role, passwordHash, emailVerifiedAt: now } }),
  )
  return { email, password: PASSWORD }
}

/** Somebody of the platform, signed in at its own address. */
export async function officer(role: Viewer['role']) {
  const body = await makeOfficer(role)
  const { accessToken } = await clientAt(ADMIN_HOST)(identity.signIn, { body })
  return clientAt(ADMIN_HOST, { authorization: `Bearer ${accessToken}` })
}

/** What a super-admin types in for a school; each has an address and a domain of its own. */
export function plans(more: Partial<Parameters<typeof bodyOf>[0]> = {}) {
  return bodyOf({ slug: `s${randomUUID().replaceAll('-', '').slice(0, 16)}`, ...more })
}

function bodyOf({
  slug,
  ...more
}: {
  slug: string
  name?: string
  emailDomains?: string[]
  adminEmail?: string
}) {
  return {
    slug,
    name: 'New College',
    desc: 'By the lake',
    city: 'Springfield',
    state: 'IL',
    country: 'US',
    plan: 'trial' as const,
    emailDomains: [`${slug}.test`],
    adminEmail: `dean@${slug}.example`,
    ...more,
  }
}
