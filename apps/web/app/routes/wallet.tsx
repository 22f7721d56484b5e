import * as contract from '@banter/api/payments/contract'
import { IconArrowDownLeft, IconClock, IconWallet } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { attemptFor } from '../orders/attempt.ts'
import { PaymentRefused } from '../orders/payment-refused.tsx'
import { topUpWallet } from '../payments/top-up.server.ts'
import { TopUpForm } from '../payments/top-up-form.tsx'
import { WalletEntries } from '../payments/wallet-entries.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Stat } from '../ui/stat.tsx'
import { usePolling } from '../ui/use-polling.ts'

export const meta: MetaFunction = () => [{ title: 'Wallet · Banter' }]

const RECENTLY_MS = 10 * 60_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [wallet, entries] = await Promise.all([
    ask(contract.getWallet),
    ask(contract.listWalletEntries, { querystring: { cursor } }),
  ])
  const arrived = entries.items.some(
    ({ kind, at }) => kind === 'top_up' && Date.now() - Date.parse(at) < RECENTLY_MS,
  )
  return { wallet, entries, arrived, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => topUpWallet(args)

export default function WalletPage() {
  const { wallet, entries, arrived, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const toppedUp = query.has('topped_up')
  usePolling(toppedUp && !arrived)
  return (
    <MemberPage>
      <PageHeader title="Wallet">What you earned or put in, to spend at this school.</PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid gap-6">
          {toppedUp && arrived && <Alert tone="positive" title="Your top-up has arrived." />}
          {toppedUp && !arrived && (
            <Alert tone="info" title="Confirming your top-up">
              We are checking, you will not be charged twice. It usually shows here within seconds.
            </Alert>
          )}
          {query.has('cancelled') && (
            <Alert tone="info" title="No top-up was made. You have not paid anything." />
          )}
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
          <WalletEntries entries={entries} />
        </div>
        <Card
          title={
            <span className="flex items-center gap-2">
              <IconArrowDownLeft aria-hidden className="size-5 text-accent-text" />
              Top up
            </span>
          }
        >
          <div className="grid gap-4">
            <PaymentRefused refusal={refusal} />
            <TopUpForm refusal={refusal} attempt={attemptFor(refusal, attempt)} />
          </div>
        </Card>
      </div>
    </MemberPage>
  )
}
