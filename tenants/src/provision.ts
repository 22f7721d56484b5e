import createError from '@fastify/error'
import { v7 } from 'uuid'
import { z } from 'zod'
import type { Ctx, School } from './context.ts'
import { type Database, sql } from './database.ts'
import { publish, topic } from './outbox.ts'
import { isUsableSlug } from './slugs.ts'

export const SlugNotUsable = createError(
  'SLUG_NOT_USABLE',
  'This address is reserved or not a valid one.',
  422,
)
export const SlugTaken = createError('SLUG_TAKEN', 'Another school already has this address.', 409)
export const DomainTaken = createError(
  'DOMAIN_TAKEN',
  'Another school already has one of these e-mail domains.',
  409,
)

export const schoolCreated = topic(
  'school_created',
  'schools',
  z.object({
    school_id: z.string(),
    name: z.string(),
    desc: z.string(),
    state: z.string(),
    city: z.string(),
    country: z.string(),
    slug: z.string(),
    plan: z.string(),
    domains: z.array(z.string()),
  }),
)

export interface SchoolDetails {
  slug: string
  name: string
  description: string
  city: string
  state: string
  country: string
  plan: string
  emailDomains: string[]
}

/**
 * Opens a school from inside its own wall and runs `firstWork` in the same transaction. Opening the same slug with the same name and
 * domains again returns the school that is there. @throws SlugNotUsable, SlugTaken, DomainTaken
 */
export async function openSchool<T>(
  database: Database,
  details: SchoolDetails,
  firstWork: (ctx: Ctx) => Promise<T>,
) {
  if (!isUsableSlug(details.slug)) throw new SlugNotUsable()
  const existing = await sameSchool(database, details)
  if (existing) return { school: existing, opened: false as const }

  const school: School = {
    ...details,
    id: v7(),
    kind: 'school',
    status: 'active',
    currency: 'usd',
    processingFeePayer: 'seller',
    subscriptionState: 'trial',
    subscriptionUntil: null,
  }
  const result = await database
    .command(school, null, async (ctx) => {
      await insertSchool(ctx, details)
      return await firstWork(ctx)
    })
    .catch((error) => {
      throw takenBy(error) ?? error
    })
  return { school, opened: true as const, result }
}

async function insertSchool(ctx: Ctx, details: SchoolDetails) {
  const { id, kind, status, currency, processingFeePayer } = ctx.school
  const { emailDomains, ...columns } = details
  await ctx.db.school.create({ data: { id, kind, status, currency, processingFeePayer, ...columns } })
  await ctx.db.emailDomain.createMany({ data: emailDomains.map((domain) => ({ domain })) })
  const { name, description: desc, state, city, country, slug, plan } = details
  await publish(ctx, schoolCreated, {
    school_id: id,
    name,
    desc,
    state,
    city,
    country,
    slug,
    plan,
    domains: emailDomains,
  })
}

async function sameSchool(
  database: Database,
  { slug, name, emailDomains }: SchoolDetails,
): Promise<School | null> {
  const [found] = await database.directory<School & { domains: string[] }>(sql`
    select s.id, s.slug, s.kind, s.status, s.name, s.description, s.city, s.state, s.country, s.plan, s.currency,
           s.processing_fee_payer as "processingFeePayer", s.subscription_state as "subscriptionState",
           s.subscription_until as "subscriptionUntil",
           array(select domain from email_domains d where d.school_id = s.id order by domain) as domains
      from schools s where s.slug = ${slug}`)
  if (!found) return null
  const { domains, ...school } = found
  const same = school.name === name && domains.join() === [...emailDomains].sort().join()
  if (!same) throw new SlugTaken()
  return school
}

/** Two openings at once meet in the unique keys. */
function takenBy(error: unknown) {
  const text =
    error instanceof Error ? `${error.message} ${JSON.stringify('meta' in error ? error.meta : '')}` : ''
  const unique = error instanceof Error && 'code' in error && error.code === 'P2002'
  if (!unique) return null
  return /domain/.test(text) && !/slug/.test(text) ? new DomainTaken() : new SlugTaken()
}
