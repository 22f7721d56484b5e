import { z } from 'zod'
import { Id, IdPath, line, listOf, Nothing, Page, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { asciiDomain, Email } from '../identity/contract.ts'
import { SubscriptionState } from '../subscriptions/contract.ts'

/** What anyone may know of a school. */
export const PublicSchool = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  status: z.enum(['active', 'suspended']),
  url: z.string(),
})
export type PublicSchool = z.output<typeof PublicSchool>

/** What the host of a request stands for, for a page that nobody has signed in to yet. */
export const Here = z.object({
  at: z.enum(['school', 'platform', 'apex']),
  school: PublicSchool.extend({ id: Id, emailDomains: z.array(z.string()) }).nullable(),
  simulatedPayments: z.boolean(),
  /** Demo accounts may be named on the sign-in page. */
  demo: z.boolean(),
})
export type Here = z.output<typeof Here>

export const getHere = {
  method: 'GET',
  url: '/here',
  config: { access: 'anyone', at: 'everywhere' },
  schema: {
    summary: 'What this host is: a school, the platform or the public site.',
    response: { 200: Here },
  },
} as const satisfies Endpoint

export const findSchools = {
  method: 'GET',
  url: '/directory',
  config: { access: 'anyone', at: 'everywhere' },
  schema: {
    summary: 'Find a school by name, city or e-mail domain.',
    querystring: Page.extend({ q: z.string().trim().max(100).optional() }),
    response: { 200: listOf(PublicSchool) },
  },
} as const satisfies Endpoint

export const School = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  desc: z.string(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  emailDomains: z.array(z.string()),
  plan: z.string(),
  status: z.enum(['active', 'suspended', 'archived']),
  /** How it stands with what it pays. */
  subscription: SubscriptionState,
  url: z.string(),
  createdAt: When,
})
export type School = z.output<typeof School>

/** Another script is kept as punycode, as mail servers know it. */
const Domain = z
  .string()
  .trim()
  .max(253)
  .transform(asciiDomain)
  .pipe(
    z
      .string()
      .regex(
        /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/,
        'A domain such as uta.edu, please.',
      ),
  )

export const listSchools = {
  method: 'GET',
  url: '/schools',
  config: { access: 'super_admin', at: 'platform' },
  schema: {
    summary: 'All schools, newest first.',
    querystring: Page.extend({ q: z.string().trim().max(100).optional() }),
    response: { 200: listOf(School) },
  },
} as const satisfies Endpoint

export const SchoolWish = z.object({
  id: Id,
  name: z.string(),
  city: z.string(),
  email: z.string(),
  askedAt: When,
  handledAt: When.nullable(),
})
export type SchoolWish = z.output<typeof SchoolWish>

export const wishForSchool = {
  method: 'POST',
  url: '/school-wishes',
  config: { access: 'anyone', at: 'everywhere', perMinute: 5 },
  schema: {
    summary: 'Say which school is missing, and where to write to once it is here. Twice is the same as once.',
    body: z.strictObject({ name: line(2, 120), city: z.string().trim().max(80).default(''), email: Email }),
    response: { 202: Nothing },
  },
} as const satisfies Endpoint

export const listSchoolWishes = {
  method: 'GET',
  url: '/school-wishes',
  config: { access: 'super_admin', at: 'platform' },
  schema: {
    summary: 'Which schools are missed, the latest first.',
    querystring: Page.extend({ state: z.enum(['open', 'handled']).default('open') }),
    response: { 200: listOf(SchoolWish) },
  },
} as const satisfies Endpoint

export const handleSchoolWish = {
  method: 'POST',
  url: '/school-wishes/:id/handled',
  config: { access: 'super_admin', at: 'platform' },
  schema: { summary: 'It has been dealt with.', params: IdPath, response: { 204: Nothing } },
} as const satisfies Endpoint

export const openSchool = {
  method: 'POST',
  url: '/schools',
  config: { access: 'super_admin', at: 'platform' },
  schema: {
    summary: 'Open a school and invite its first admin. Doing it twice is the same as once.',
    body: z.strictObject({
      slug: z.string().trim().toLowerCase().min(2).max(32),
      name: line(2, 120),
      desc: z.string().trim().max(500).default(''),
      city: z.string().trim().min(1).max(80),
      state: z.string().trim().max(80).default(''),
      country: z.string().trim().min(2).max(80),
      emailDomains: z.array(Domain).min(1).max(20),
      plan: z.enum([
        'trial',
        'starter-monthly',
        'starter-yearly',
        'campus-monthly',
        'campus-yearly',
        'university-monthly',
        'university-yearly',
      ]),
      adminEmail: Email,
    }),
    response: { 201: School },
  },
} as const satisfies Endpoint

export const getSchool = {
  method: 'GET',
  url: '/schools/:id',
  config: { access: 'super_admin', at: 'platform' },
  schema: { summary: 'One school.', params: IdPath, response: { 200: School } },
} as const satisfies Endpoint

export const updateSchool = {
  method: 'PATCH',
  url: '/schools/:id',
  config: { access: 'super_admin', at: 'platform' },
  schema: {
    summary: 'Change what a school says of itself.',
    params: IdPath,
    body: z.strictObject({
      name: line(2, 120).optional(),
      desc: z.string().trim().max(500).optional(),
      city: z.string().trim().min(1).max(80).optional(),
      state: z.string().trim().max(80).optional(),
      country: z.string().trim().min(2).max(80).optional(),
    }),
    response: { 200: School },
  },
} as const satisfies Endpoint

const changeStatus = (verb: 'suspend' | 'restore', summary: string) =>
  ({
    method: 'POST',
    url: `/schools/:id/${verb}`,
    config: { access: 'super_admin', at: 'platform' },
    schema: { summary, params: IdPath, response: { 200: School } },
  }) as const satisfies Endpoint

export const suspendSchool = changeStatus(
  'suspend',
  'Make a school read-only. Reads and money owed keep working.',
)
export const restoreSchool = changeStatus('restore', 'End a suspension.')
