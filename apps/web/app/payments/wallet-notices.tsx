import { Alert } from '../ui/alert.tsx'

interface WalletNoticesProps {
  query: URLSearchParams
  /** A top-up came in within the last minutes. */
  arrived: boolean
}

/** What somebody is told who comes back from the payment service. */
export function WalletNotices({ query, arrived }: WalletNoticesProps) {
  const toppedUp = query.has('topped_up')
  return (
    <>
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
