import { csv } from '../../http/csv.ts'
import type { ReconIssue } from './contract.ts'

const head = [
  'Found (UTC)',
  'School',
  'Kind',
  'Subject',
  'For',
  'Our books',
  'Payment service',
  'Difference',
  'Currency',
  'Note',
  'Remark',
  'Resolved (UTC)',
  'Resolved by',
]

export const issuesCsv = (issues: ReconIssue[]): string => csv([head, ...issues.map(lineOf)])

function lineOf(issue: ReconIssue): (string | number)[] {
  const sum = (money: ReconIssue['found']) => (money ? money.amount / 100 : '')
  return [
    issue.createdAt.slice(0, 10),
    issue.school.slug,
    issue.kind,
    issue.subject,
    issue.ref,
    sum(issue.expected),
    sum(issue.found),
    sum(issue.difference),
    issue.difference.currency,
    issue.note,
    issue.remark,
    issue.resolvedAt?.slice(0, 10) ?? '',
    issue.resolvedBy ?? '',
  ]
}
