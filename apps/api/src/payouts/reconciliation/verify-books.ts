import { type Violation, verifyLedger } from '@banter/billing/verify-ledger'
import type { Where } from '../../schedule.ts'
import { type Issue, keepIssues, settleIssues } from './issues.ts'
import { everySchool } from './schools.ts'

/** Asks the books of every school everything that must hold at any moment. */
export async function* verifyEverywhere(
  where: Pick<Where, 'database' | 'directory'>,
): AsyncGenerator<{ slug: string; violations: Violation[] }> {
  for await (const school of everySchool(where))
    yield { slug: school.slug, violations: await where.database.read(school, null, verifyLedger) }
}

/** The nightly turn: what does not hold is kept where finance looks. @returns how many of it is new */
export async function verifyBooks({
  database,
  directory,
}: Pick<Where, 'database' | 'directory'>): Promise<number> {
  let fresh = 0
  for await (const school of everySchool({ database, directory })) {
    const issues = (await database.read(school, null, verifyLedger)).map(issueOf)
    fresh += await database.command(school, null, async (ctx) => {
      await settleIssues(ctx, ['books'], 'all', issues)
      return keepIssues(ctx, issues)
    })
  }
  return fresh
}

const issueOf = ({ rule, subject, expected, found }: Violation): Issue => ({
  kind: 'books',
  stripeId: `${rule}: ${subject}`,
  ref: subject,
  expected,
  found,
})
