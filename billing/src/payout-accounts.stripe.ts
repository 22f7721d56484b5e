import type Stripe from 'stripe'
import type { NewPayoutAccount, Payments } from './payments.ts'
import type { OnboardingLink, PayoutAccountState } from './payout-accounts.ts'
import { askStripe, underKeys } from './stripe-errors.ts'
import { metadataOf } from './stripe-shapes.ts'

/** Version 2 leaves these out of its answer unless they are named. */
const INCLUDE: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient', 'requirements']

/** The accounts that sellers have at Stripe: it knows who they are and where their bank is, we do not. */
export function payoutAccountCalls(stripe: Stripe, env: string) {
  return {
    async createPayoutAccount({ key, purpose, email, displayName }: NewPayoutAccount) {
      const stripe_transfers = { requested: true }
      const params: Stripe.V2.Core.AccountCreateParams = {
        contact_email: email,
        display_name: displayName,
        dashboard: 'express',
        identity: { country: 'us', entity_type: 'individual' },
        configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers } } } },
        defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
        metadata: metadataOf(purpose, env),
      }
      const { id } = await underKeys(key, (idempotencyKey) =>
        stripe.v2.core.accounts.create(params, { idempotencyKey }),
      )
      return { id }
    },
    getPayoutAccount: async (id: string) =>
      stateFrom(await askStripe(() => stripe.v2.core.accounts.retrieve(id, { include: INCLUDE }))),
    async openOnboarding({ key, accountId, returnUrl, refreshUrl }: OnboardingLink) {
      const params: Stripe.V2.Core.AccountLinkCreateParams = {
        account: accountId,
        use_case: {
          type: 'account_onboarding',
          account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
        },
      }
      const { url } = await askStripe(() =>
        stripe.v2.core.accountLinks.create(params, { idempotencyKey: key }),
      )
      return { url }
    },
    async openPayoutPage({ key, accountId }: { key: string; accountId: string }) {
      const { url } = await askStripe(() =>
        stripe.accounts.createLoginLink(accountId, {}, { idempotencyKey: key }),
      )
      return { url }
    },
  } satisfies Partial<Payments>
}

function stateFrom({ id, configuration, requirements }: Stripe.V2.Core.Account): PayoutAccountState {
  const transfers = configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers
  const entries = requirements?.entries ?? []
  return {
    id,
    active: transfers?.status === 'active',
    due: [
      ...new Set(
        entries
          .filter(({ awaiting_action_from: whose }) => whose === 'user')
          .map(({ description }) => description),
      ),
    ],
    reviewing: entries.some(({ awaiting_action_from: whose }) => whose === 'stripe'),
  }
}
