import type { ReadCtx } from '@banter/tenants/context'
import createError from '@fastify/error'

export const NotASchoolAddress = createError(
  'NOT_A_SCHOOL_ADDRESS',
  'Please use an address of your school: %s',
  422,
)

/**
 * Refuses an address whose whole domain is not one of the school's: neither one that ends alike nor a subdomain of it. Which domains
 * count is public. @throws NotASchoolAddress
 */
export async function assertSchoolAddress(ctx: ReadCtx, email: string): Promise<void> {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const rows = await ctx.db.emailDomain.findMany({
    where: { schoolId: ctx.school.id },
    select: { domain: true },
    orderBy: { domain: 'asc' },
  })
  const domains = rows.map((row) => row.domain)
  if (domains.includes(domain)) return
  const error = new NotASchoolAddress(domains.map((name) => `@${name}`).join(', '))
  throw Object.assign(error, { fields: { email: error.message } })
}
