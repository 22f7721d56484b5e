import type { PayoutAccount } from '@banter/api/payouts/contract'
import { IconBuildingBank } from '@tabler/icons-react'
import { Alert } from '../ui/alert.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { PayoutForm } from './payout-form.tsx'
import { PayoutSetUp } from './payout-set-up.tsx'
import { PayoutTasks } from './payout-tasks.tsx'

interface PayoutCardProps {
  account: PayoutAccount
  refusal: FormRefusal | undefined
  attempt: string
  /** What can be paid out, as it stands in the field. */
  most: string
}

/** From the wallet to the bank: what is still to do for it, or how much. */
export function PayoutCard({ account, refusal, attempt, most }: PayoutCardProps) {
  const { status, tasks } = account
  return (
    <Card
      title={
        <span className="flex items-center gap-2">
          <IconBuildingBank aria-hidden className="size-5 text-accent-text" />
          Pay out
        </span>
      }
    >
      <div className="grid gap-4">
        {refusal && <FormErrors refusal={{ ...refusal, fields: {} }} />}
        {status === 'active' ? (
          <PayoutForm refusal={refusal} attempt={attempt} most={most} />
        ) : (
          <>
            <Intro status={status} />
            <PayoutTasks tasks={tasks} />
          </>
        )}
        {status !== 'reviewing' && <PayoutSetUp status={status} refusal={refusal} />}
      </div>
    </Card>
  )
}

function Intro({ status }: Pick<PayoutAccount, 'status'>) {
  if (status === 'reviewing')
    return (
      <Alert tone="info" title="All is given.">
        The payment service looks at it, which takes minutes to two days. You need not do anything.
      </Alert>
    )
  if (status === 'restricted')
    return (
      <Alert tone="caution" title="Payouts are paused.">
        The payment service needs something more from you. Your money stays in your wallet until then.
      </Alert>
    )
  return (
    <p className="text-muted">
      {status === 'none'
        ? 'To send money to your bank, the payment service has to know who you are. It takes about five minutes. You can sell before that.'
        : 'Nearly there. What you gave is kept; this is still to do.'}
    </p>
  )
}
