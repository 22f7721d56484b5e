import type { School } from '@banter/api/schools/contract'
import { Card } from '../ui/card.tsx'
import { Time } from '../ui/time.tsx'
import { StatusBadge } from './school-table.tsx'
import { planName } from './words.ts'

export function SchoolFacts({ school }: { school: School }) {
  return (
    <Card title="Facts" action={<StatusBadge status={school.status} />}>
      <dl className="grid gap-3">
        <div>
          <dt className="text-[0.8125rem] text-muted">Plan</dt>
          <dd className="font-medium">{planName(school.plan)}</dd>
        </div>
        <div>
          <dt className="text-[0.8125rem] text-muted">E-mail domains</dt>
          {school.emailDomains.map((domain) => (
            <dd key={domain} className="font-medium">
              @{domain}
            </dd>
          ))}
        </div>
        <div>
          <dt className="text-[0.8125rem] text-muted">Opened</dt>
          <dd className="font-medium">
            <Time value={school.createdAt} absolute />
          </dd>
        </div>
      </dl>
    </Card>
  )
}
