import type { Payments } from '@banter/billing/payments'
import { type Campus, type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { type Attempt, claimKey } from '../http/idempotency.ts'
import type { Site } from '../job.ts'
import { assertTrusted } from './card-trust.ts'
import type { TopUp } from './contract.ts'
import { type TopUpRow, topUpById } from './top-up-payment.ts'

const PAGE_MS = 12 * 60 * 60_000

/** Opens a payment page for one's own wallet. Sent again, it is the same page. @throws BeyondTrust, TooManyPurchases */
export async function topUp(
  campus: Campus,
  amount: number,
  attempt: Attempt,
  { payments, site }: { payments: Payments; site: Site },
): Promise<TopUp> {
  const id = await campus.command((ctx) => begin(ctx, amount, attempt))
  const begun = await campus.read((ctx) => topUpById(ctx, id))
  if (begun.redirectUrl) return viewOf(begun, begun.redirectUrl)
  const { school } = campus
  const session = await payments.createCheckoutSession({
    key: `top-up:${id}:session`,
    purpose: { schoolId: school.id, schoolSlug: school.slug, kind: 'top_up', topUpId: id },
    description: `Wallet top-up · ${school.slug}`,
    currency: begun.currency,
    lines: [{ title: 'Wallet top-up', unitAmount: begun.amount, quantity: 1 }],
    expiresAt: new Date(begun.createdAt.getTime() + PAGE_MS),
    successUrl: site.urlOf(school, '/wallet?topped_up=1'),
    cancelUrl: site.urlOf(school, '/wallet?cancelled=1'),
  })
  await campus.command(async (ctx) => {
    await ctx.sql(sql`
      update top_ups set stripe_session = ${session.id}, redirect_url = ${session.url} where id = ${id}::uuid and stripe_session is null`)
    await ctx.sql(sql`
      insert into stripe_objects (stripe_id, kind, ref) values (${session.id}, 'top_up', ${id}::uuid) on conflict do nothing`)
  })
  return viewOf(begun, session.url ?? '')
}

async function begin(ctx: Ctx, amount: number, attempt: Attempt): Promise<string> {
  const id = v7()
  const earlier = await claimKey(ctx, attempt, id)
  if (earlier) return earlier
  await assertTrusted(ctx, amount)
  await ctx.sql(sql`
    insert into top_ups (id, user_id, amount, currency, created_at)
    values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${amount}, ${ctx.school.currency}, ${ctx.now})`)
  return id
}

const viewOf = ({ id, amount, currency, state }: TopUpRow, redirectUrl: string): TopUp => ({
  id,
  amount: { amount, currency },
  status: state,
  redirectUrl,
})
