import { z } from 'zod'
import { Id, IdPath, listOf, NewId, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'

export const SubjectType = z.enum([
  'post',
  'comment',
  'product',
  'person',
  'club',
  'event',
  'review',
  /** What somebody answered to a review. */
  'reply',
  'picture',
  'picture_comment',
  'order_message',
  /** What somebody asked about a listing, and what its seller answered. */
  'question',
  'answer',
  /** As it is shown: one creative of a campaign. */
  'ad',
])
export type SubjectType = z.output<typeof SubjectType>

export const ReportCategory = z.enum([
  'spam',
  'scam',
  'harassment',
  'hate',
  'violence',
  'sexual',
  'self_harm',
  'prohibited_item',
  'impersonation',
  'other',
])
export type ReportCategory = z.output<typeof ReportCategory>

/** What it looked like when it was reported, whatever became of it. */
export const Evidence = z.object({
  title: z.string(),
  text: z.string(),
  /** Who wrote, sells or gives it, by the name of then. */
  author: Person.nullable(),
  /** How many pictures or videos it had. */
  media: z.int(),
  /** Where it is in the web app. */
  path: z.string(),
  seenAt: When,
})
export type Evidence = z.output<typeof Evidence>

export const createReport = {
  method: 'POST',
  url: '/reports',
  config: { access: 'member', at: 'school', perMinute: 20 },
  schema: {
    summary: 'Tell the moderators that something is not right. Whom it is about does not learn who said so.',
    body: z.strictObject({
      id: NewId.optional(),
      subjectType: SubjectType,
      subjectId: Id,
      category: ReportCategory,
      text: z.string().trim().max(1_000, 'At most 1,000 characters, please.').default(''),
    }),
    response: { 201: z.object({ id: Id, evidence: Evidence }) },
  },
} as const satisfies Endpoint

/** The thing that somebody is about to report, as they see it. */
export const getReportSubject = {
  method: 'GET',
  url: '/reports/subjects/:id',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'What somebody is about to report, as they see it now.',
    params: IdPath,
    querystring: z.object({ type: SubjectType }),
    response: { 200: Evidence },
  },
} as const satisfies Endpoint

/** Whoever is warned or suspended is who put the thing there, which goes as well; a club is put away by the school. */
export const Decision = z.enum(['kept', 'removed', 'warned', 'suspended', 'archived'])
export type Decision = z.output<typeof Decision>

/** What the school has told or done to somebody before. */
export const Sanction = z.object({
  kind: z.enum(['warning', 'suspension']),
  reason: z.string(),
  createdAt: When,
  endsAt: When.nullable(),
  liftedAt: When.nullable(),
})
export type Sanction = z.output<typeof Sanction>

/** Everything that was said about one thing. */
export const Case = z.object({
  /** The latest report: deciding it decides all of them. */
  id: Id,
  subjectType: SubjectType,
  subjectId: Id,
  count: z.int(),
  evidence: Evidence,
  /** The latest five. */
  reports: z.array(
    z.object({ id: Id, category: ReportCategory, text: z.string(), reporter: Person, createdAt: When }),
  ),
  /** What the viewer may decide; nothing about what is theirs. */
  choices: z.array(Decision),
  /** Of who put it there, the latest first. */
  sanctions: z.array(Sanction),
  /** They are shut out now. */
  suspended: z.boolean(),
  decision: Decision.nullable(),
  note: z.string(),
  decidedAt: When.nullable(),
})
export type Case = z.output<typeof Case>

export const listReports = {
  method: 'GET',
  url: '/admin/reports',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'What was reported, one line for each thing, the latest first.',
    querystring: Page.extend({
      state: z.enum(['open', 'closed']).default('open'),
      type: SubjectType.optional(),
    }),
    response: { 200: listOf(Case).extend({ open: z.int() }) },
  },
} as const satisfies Endpoint

export const resolveReport = {
  method: 'POST',
  url: '/admin/reports/:id/resolve',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'Decide about what was reported. Whoever reported it is told, and so is whom it concerns.',
    params: IdPath,
    body: z.strictObject({
      decision: Decision,
      note: z.string().trim().max(500, 'At most 500 characters, please.').default(''),
      /** For how long somebody is suspended. */
      days: z.int().min(1).max(365).optional(),
    }),
    response: { 200: z.object({ decided: z.int() }) },
  },
} as const satisfies Endpoint

export const liftSuspension = {
  method: 'DELETE',
  url: '/admin/people/:id/suspension',
  config: { access: 'moderator', at: 'school' },
  schema: {
    summary: 'Let somebody in again before their suspension ends.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
