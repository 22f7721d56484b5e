import type { ListingDecision } from '@banter/api/marketplace/rules/contract'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'

/** Who decided what lately. */
export function DecisionList({ decisions }: { decisions: ListingDecision[] }) {
  return (
    <Card title="Decided lately" flush>
      <ul className="divide-y divide-line">
        {decisions.map(({ id, productId, title, decision, reason, by, at }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
            <Badge tone={decision === 'approved' ? 'positive' : 'danger'}>
              {decision === 'approved' ? 'Let in' : 'Sent back'}
            </Badge>
            <Link to={`/products/${productId}`} className="font-medium hover:text-accent-text">
              {title}
            </Link>
            <span className="text-[0.8125rem] text-muted">
              {by.name}, <Time value={at} />
              {reason && `: ${reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
