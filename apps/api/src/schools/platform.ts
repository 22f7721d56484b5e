import type { School } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'
import { PLATFORM_SLUG } from '@banter/tenants/resolve'
import { v7 } from 'uuid'

/** The platform's own school, whose people are the super-admins and finance; made on first use, inside its own wall. */
export async function openPlatform(database: Database): Promise<School> {
  const existing = await findPlatform(database)
  if (existing) return existing
  const platform = platformSchool(v7())
  await database.command(platform, null, (ctx) =>
    ctx.db.school.createMany({ data: [platform], skipDuplicates: true }),
  )
  return (await findPlatform(database)) ?? platform
}

async function findPlatform(database: Database): Promise<School | null> {
  const [row] = await database.directory<{ id: string }>(
    sql`select id from schools where slug = ${PLATFORM_SLUG}`,
  )
  return row ? platformSchool(row.id) : null
}

function platformSchool(id: string): School {
  return {
    id,
    slug: PLATFORM_SLUG,
    kind: 'platform',
    status: 'active',
    name: 'Banter',
    description: 'The people who run Banter.',
    city: '',
    state: '',
    country: '',
    plan: 'platform',
    currency: 'usd',
    processingFeePayer: 'seller',
    subscriptionState: 'active',
    subscriptionUntil: null,
  }
}
