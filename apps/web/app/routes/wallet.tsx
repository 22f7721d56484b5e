import * as contract from '@banter/api/payments/contract'
import * as payouts from '@banter/api/payouts/contract'
import { IconArrowDownLeft, IconClock, IconWallet } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { attemptFor } from '../orders/attempt.ts'
import { PaymentRefused } from '../orders/payment-refused.tsx'
import { PayoutCard } from '../payments/payout-card.tsx'
import { PayoutList } from '../payments/payout-list.tsx'
import { TopUpForm } from '../payments/top-up-form.tsx'
import { actOnWallet } from '../payments/wallet-actions.server.ts'
import { WalletEntries } from '../payments/wallet-entries.tsx'
import { WalletNotices } from '../payments/wallet-notices.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { formatMoney, plainAmount } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Stat } from '../ui/stat.tsx'
import { usePolling } from '../ui/use-polling.ts'

export const meta: MetaFunction = () => [{ title: 'Wallet · Banter' }]

const RECENTLY_MS = 10 * 60_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [wallet, entries, account, sent] = await Promise.all([
    ask(contract.getWallet),
    ask(contract.listWalletEntries, { querystring: { cursor } }),
    ask(payouts.getPayoutAccount),
    ask(payouts.listPayouts, { querystring: { limit: 5 } }),
  ])
  const arrived = entries.items.some(
    ({ kind, at }) => kind === 'top_up' && Date.now() - Date.parse(at) < RECENTLY_MS,
  )
  return { wallet, entries, account, sent: sent.items, arrived, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => actOnWallet(args)

const ofPayouts = ['pay-out', 'set-up-payouts']

export default function WalletPage() {
  const { wallet, entries, account, sent, arrived, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const refusedPayout = ofPayouts.includes(refusal?.values.intent ?? '') ? refusal : undefined
  const refusedTopUp = refusedPayout ? undefined : refusal
  const open = sent.some(({ status }) => status === 'on_its_way')
  // What was given a moment ago may not be known here yet.
  const settingUp = query.get('payouts') === 'returned' && account.status !== 'active'
  usePolling((query.has('topped_up') && !arrived) || open || settingUp)
  return (
    <MemberPage>
      <PageHeader title="Wallet">
        What you earned or put in, to spend at this school. What you earned can also go to your bank.
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid gap-6">
          <WalletNotices query={query} arrived={arrived} owed={wallet.owed} />
          <dl className="grid grid-cols-2 gap-3 sm:gap-4">
            <Stat
              label="Balance"
              value={formatMoney(wallet.balance)}
              hint="Ready to spend"
              icon={<IconWallet aria-hidden />}
            />
            <Stat
              label="Incoming"
              value={formatMoney(wallet.incoming)}
              hint="Paid by buyers, yours after the handoff"
              icon={<IconClock aria-hidden />}
            />
          </dl>
          {wallet.byCard.amount > 0 && (
            <p className="text-sm text-muted">
              Of your balance, {formatMoney(wallet.byCard)} came from your card: it can be spent here, not
              paid out.
            </p>
          )}
          <PayoutList payouts={sent} />
          <WalletEntries entries={entries} />
        </div>
        <div className="grid gap-6">
          <Card
            title={
              <span className="flex items-center gap-2">
                <IconArrowDownLeft aria-hidden className="size-5 text-accent-text" />
                Top up
              </span>
            }
          >
            <div className="grid gap-4">
              <PaymentRefused refusal={refusedTopUp} />
              <TopUpForm refusal={refusedTopUp} attempt={attemptFor(refusedTopUp, attempt)} />
            </div>
          </Card>
          <PayoutCard
            account={account}
            refusal={refusedPayout}
            attempt={attemptFor(refusedPayout, attempt)}
            most={plainAmount(wallet.payable)}
          />
        </div>
      </div>
    </MemberPage>
  )
}
