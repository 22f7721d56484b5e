import type { OrderDispute } from '@banter/api/disputes/contract'
import type { Order } from '@banter/api/orders/contract'
import { IconMessageReport } from '@tabler/icons-react'
import { Link } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { Time } from '../ui/time.tsx'
import { badgeOf } from './words.ts'

const LINK = 'inline-flex items-center gap-1.5 rounded-sm font-medium text-accent-text hover:underline'

interface OrderProblemProps {
  order: Order
  problem: OrderDispute
}

/** On the page of an order: the way to its problem, or to reporting one while there is time. */
export function OrderProblem({ order, problem: { dispute, mayOpen, until } }: OrderProblemProps) {
  if (dispute) {
    const open = dispute.state !== 'closed' && dispute.state !== 'withdrawn'
    return (
      <Alert
        tone={open ? 'caution' : 'neutral'}
        title={open ? 'A problem was reported.' : 'A problem was reported and is over.'}
      >
        {badgeOf(dispute.state).label}.{' '}
        <Link to={`/disputes/${dispute.id}`} className="font-medium underline underline-offset-2">
          See the problem
        </Link>
      </Alert>
    )
  }
  if (!mayOpen) return null
  return (
    <div className="grid justify-items-start gap-1">
      <Link to={`/orders/${order.id}/problem`} className={LINK}>
        <IconMessageReport aria-hidden className="size-4" />
        Report a problem
      </Link>
      {until && (
        <p className="text-[0.8125rem] text-muted">
          Something is not right with it? You can say so until <Time value={until} absolute />.
        </p>
      )}
    </div>
  )
}
