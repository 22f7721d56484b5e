import type { LedgerTxn } from '@banter/api/payouts/reconciliation/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'
import { ACCOUNTS } from './words.ts'

/** What our books have about the same: each transaction with its lines, which add up to nothing. */
export function LedgerRows({ ledger }: { ledger: LedgerTxn[] }) {
  return (
    <Card flush title="In our books">
      {ledger.length === 0 ? (
        <p className="p-4 text-muted sm:p-5">Our books have nothing about it.</p>
      ) : (
        <ul aria-label="Transactions" className="divide-y divide-line">
          {ledger.map((txn) => (
            <li key={txn.id} className="grid gap-2 p-4 sm:px-5">
              <p className="flex flex-wrap justify-between gap-x-4">
                <span className="font-medium">{txn.kind.replaceAll('_', ' ')}</span>
                <span className="text-muted">
                  <Time value={txn.at} absolute />
                </span>
              </p>
              <p className="text-xs break-all text-muted">{txn.key}</p>
              <Lines entries={txn.entries} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** Debits are positive, credits negative. */
function Lines({ entries }: Pick<LedgerTxn, 'entries'>) {
  return (
    <dl className="grid gap-1 text-[0.8125rem]">
      {entries.map(({ account, owner, amount }) => (
        <div key={`${account} ${owner} ${amount.amount}`} className="flex justify-between gap-4">
          <dt className="min-w-0">
            {ACCOUNTS[account] ?? account}
            {owner && <span className="block text-xs break-all text-muted">{owner}</span>}
          </dt>
          <dd className="shrink-0 tabular-nums">{formatMoney(amount)}</dd>
        </div>
      ))}
    </dl>
  )
}
