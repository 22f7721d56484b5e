import type { Payments } from '@banter/billing/payments'
import { type Campus, type ReadCtx, signedIn } from '@banter/tenants/context'
import type { FastifyBaseLogger } from 'fastify'
import type { Site } from '../job.ts'
import { type AccountRow, accountOf, keepAccount, noteState } from './account-rows.ts'
import type { PayoutAccount } from './contract.ts'
import { tasksOf } from './policy.ts'

/** Somebody who comes back from the payment service's page looks at once, and wants to see what they just did. */
const FRESH_MS = 3_000

interface Own {
  userId: string
  account: AccountRow | null
  now: Date
}

const own = async (ctx: ReadCtx): Promise<Own> => {
  const { id: userId } = signedIn(ctx)
  return { userId, account: await accountOf(ctx, userId), now: ctx.now }
}

/** How far one has come. Asked of the payment service while something is open: its events may be late. */
export async function getPayoutAccount(
  campus: Campus,
  payments: Payments,
  log: FastifyBaseLogger,
): Promise<PayoutAccount> {
  const { userId, account, now } = await campus.read(own)
  const fresh = account?.checkedAt && now.getTime() - account.checkedAt.getTime() < FRESH_MS
  if (!account || account.state === 'active' || fresh) return viewOf(account)
  try {
    await refreshAccount(campus, payments, userId)
  } catch (error) {
    // What was known before is better than no page.
    log.warn({ err: error }, 'the payment service did not tell about a payout account')
  }
  return viewOf(await campus.read((ctx) => accountOf(ctx, userId)))
}

function viewOf(account: AccountRow | null): PayoutAccount {
  if (!account) return { status: 'none', tasks: tasksOf(null) }
  const { state, due, checkedAt } = account
  const tasks = tasksOf(checkedAt ? due : null)
  const reviewing = state !== 'active' && checkedAt !== null && due.length === 0
  return { status: reviewing ? 'reviewing' : state, tasks }
}

/** Asks how the account stands now, and keeps the answer. */
export async function refreshAccount(campus: Campus, payments: Payments, userId: string): Promise<void> {
  const { account, now } = await campus.read(async (ctx) => ({
    account: await accountOf(ctx, userId),
    now: ctx.now,
  }))
  if (!account) return
  const state = await payments.getPayoutAccount(account.stripeAccount)
  await campus.command((ctx) => noteState(ctx, userId, state, now))
}

/** The payment service's page for what is open; once nothing is, the page with one's payouts. */
export async function openPayoutAccount(
  campus: Campus,
  { payments, site }: { payments: Payments; site: Site },
): Promise<{ redirectUrl: string }> {
  const { userId, account, now } = await campus.read(own)
  const accountId = account?.stripeAccount ?? (await createAccount(campus, payments, userId))
  // Each link is good for one visit: another press is another link.
  const at = `${userId}:${now.getTime()}`
  if (account?.state === 'active') {
    const { url } = await payments.openPayoutPage({ key: `payout-page:${at}`, accountId })
    return { redirectUrl: url }
  }
  const { url } = await payments.openOnboarding({
    key: `onboarding:${at}`,
    accountId,
    returnUrl: site.urlOf(campus.school, '/wallet?payouts=returned'),
    refreshUrl: site.urlOf(campus.school, '/wallet?payouts=again'),
  })
  return { redirectUrl: url }
}

/** One account for each person: its key depends on nothing else. */
async function createAccount(campus: Campus, payments: Payments, userId: string): Promise<string> {
  const { school } = campus
  const person = await campus.read(({ db }) =>
    db.user.findFirstOrThrow({ where: { id: userId }, select: { email: true, name: true } }),
  )
  const { id } = await payments.createPayoutAccount({
    key: `payout-account:${userId}`,
    purpose: { schoolId: school.id, schoolSlug: school.slug, kind: 'payout_account', sellerId: userId },
    email: person.email,
    displayName: person.name,
  })
  return campus.command(async (ctx) => {
    await keepAccount(ctx, userId, id)
    return (await accountOf(ctx, userId))?.stripeAccount ?? id
  })
}
