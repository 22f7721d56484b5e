import { bankMoved } from '@banter/billing/bank-facts'
import { post } from '@banter/billing/ledger'
import type { Movement, Payments } from '@banter/billing/payments'
import type { School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Where } from '../../schedule.ts'
import { type Booked, bookedIn, heldFor, unnamedIn } from './booked.ts'
import { type Issue, keepIssues, settleIssues } from './issues.ts'
import { everySchool } from './schools.ts'

const DAYS_BACK = 3
/** What is younger may still be on its way into our books. */
const SETTLED_MS = 60 * 60_000
const KINDS = ['missing_here', 'missing_there', 'amount']

type Reach = Pick<Where, 'database' | 'directory'> & { services: { payments: Payments } }

/** What the payment service says of the last days, and what of it nobody has booked yet. */
interface Told {
  payments: Payments
  since: Date
  now: Date
  movements: Map<string, Movement>
  unbooked: Map<string, Movement>
}

/**
 * Compares the payment service's own account of our money with our books, movement by movement, school by school, and keeps what
 * differs. Run again, it says the same; what was put right in between is no issue any more. @returns how many issues are new
 */
export async function reconcile(
  { database, directory, services: { payments } }: Reach,
  now: Date,
): Promise<number> {
  const since = new Date(now.getTime() - DAYS_BACK * 86_400_000)
  const listed = await payments.listMovements(since)
  const movements = new Map(listed.map((movement) => [movement.balanceTxn, movement]))
  const told: Told = { payments, since, now, movements, unbooked: new Map(movements) }
  const held = new Map<string, number>()
  let fresh = 0
  let platform: School | undefined
  for await (const school of everySchool({ database, directory })) {
    if (school.kind === 'platform') {
      platform = school
      await database.command(school, null, (ctx) => post(ctx, ...listed.filter(isOwnPayout).map(bankMoved)))
    }
    const own = await database.read(school, null, async (ctx) => ({
      booked: await bookedIn(ctx, since, [...movements.keys()]),
      unnamed: await unnamedIn(ctx, since),
      held: await heldFor(ctx),
    }))
    for (const { currency, amount } of own.held) held.set(currency, (held.get(currency) ?? 0) + amount)
    const issues = [...(await differences(told, own.booked)), ...own.unnamed.map(withoutName)]
    fresh += await database.command(school, null, async (ctx) => {
      await settleIssues(
        ctx,
        KINDS,
        own.booked.map(({ balanceTxn }) => balanceTxn),
        issues,
      )
      return keepIssues(ctx, issues)
    })
  }
  return fresh + (await keepUnbooked({ database, directory, services: { payments } }, told, platform, held))
}

/** The platform's own money on its way to its own bank. */
const isOwnPayout = ({ type }: Movement) => type === 'payout' || type === 'payout_failure'

async function differences({ payments, movements, unbooked }: Told, booked: Booked[]): Promise<Issue[]> {
  const issues: Issue[] = []
  for (const { balanceTxn, ref, net } of booked) {
    unbooked.delete(balanceTxn)
    // Booked now, moved earlier: it is not among the last days there.
    const movement = movements.get(balanceTxn) ?? (await payments.getMovement(balanceTxn))
    const about = { stripeId: balanceTxn, ref, expected: net }
    if (!movement) issues.push({ ...about, kind: 'missing_there', found: null })
    else if (movement.net !== net)
      issues.push({ ...about, kind: 'amount', found: movement.net, note: movement.type })
  }
  return issues
}

const withoutName = ({ key, ref, net }: { key: string; ref: string; net: number }): Issue => ({
  kind: 'missing_there',
  stripeId: key,
  ref,
  expected: net,
  note: 'Booked without a movement at the payment service.',
})

/** What moved there and is in nobody's books: kept at the school whose object it is about, else at the platform. */
async function keepUnbooked(
  { database, directory }: Reach,
  { payments, now, unbooked }: Told,
  platform: School | undefined,
  held: Map<string, number>,
): Promise<number> {
  const late = [...unbooked.values()].filter(
    ({ createdAt }) => now.getTime() - createdAt.getTime() > SETTLED_MS,
  )
  const sources = late.map(({ source }) => source).filter((source) => source !== null)
  const owners = await database.directory<{ id: string; schoolId: string; ref: string }>(sql`
    select stripe_id as id, school_id as "schoolId", ref from stripe_objects where stripe_id = any(${sources}::text[])`)
  let fresh = 0
  for (const movement of late) {
    const owner = owners.find(({ id }) => id === movement.source)
    const school = (owner && (await directory.byId(owner.schoolId))) ?? platform
    if (!school) continue
    const { balanceTxn, net, type, source } = movement
    const note = [type, source].filter(Boolean).join(' ')
    const issue: Issue = {
      kind: 'missing_here',
      stripeId: balanceTxn,
      ref: owner?.ref ?? '',
      expected: null,
      found: net,
      note,
    }
    fresh += await database.command(school, null, (ctx) => keepIssues(ctx, [issue]))
  }
  if (!platform) return fresh
  const issues = compareTotals(held, await payments.getBalance(), [...unbooked.values()])
  return (
    fresh +
    (await database.command(platform, null, async (ctx) => {
      await settleIssues(ctx, ['balance'], 'all', issues)
      return keepIssues(ctx, issues)
    }))
  )
}

/** In the end one number counts: what is there must be what all books together say, and what is on its way into them. */
function compareTotals(
  held: Map<string, number>,
  there: { currency: string; amount: number }[],
  open: Movement[],
): Issue[] {
  return there.flatMap(({ currency, amount }) => {
    const coming = open.filter((each) => each.currency === currency).reduce((sum, { net }) => sum + net, 0)
    const expected = (held.get(currency) ?? 0) + coming
    return expected === amount
      ? []
      : [{ kind: 'balance', stripeId: `balance:${currency}`, expected, found: amount }]
  })
}
