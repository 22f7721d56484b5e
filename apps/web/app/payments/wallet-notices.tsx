import type { Wallet } from '@banter/api/payments/contract'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'

interface WalletNoticesProps {
  query: URLSearchParams
  /** A top-up came in within the last minutes. */
  arrived: boolean
  owed: Wallet['owed']
}

/** What somebody owes, and what they are told when they come back from the payment service. */
export function WalletNotices({ query, arrived, owed }: WalletNoticesProps) {
  const toppedUp = query.has('topped_up')
  return (
    <>
      {owed.amount > 0 && (
        <Alert tone="caution" title={`You owe ${formatMoney(owed)} for refunds`}>
          Buyers got money back after you had been paid. It is kept back from your next sales, and so much of
          your balance cannot be paid out.
        </Alert>
      )}
      {toppedUp && arrived && <Alert tone="positive" title="Your top-up has arrived." />}
      {toppedUp && !arrived && (
        <Alert tone="info" title="Confirming your top-up">
          We are checking, you will not be charged twice. It usually shows here within seconds.
        </Alert>
      )}
      {query.has('cancelled') && (
        <Alert tone="info" title="No top-up was made. You have not paid anything." />
      )}
      {query.get('payouts') === 'again' && (
        <Alert tone="info" title="That page was open too long.">
          What you gave is kept. Go on below.
        </Alert>
      )}
    </>
  )
}
