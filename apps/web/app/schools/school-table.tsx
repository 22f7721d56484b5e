import type { School } from '@banter/api/schools/contract'
import { STATES } from '../billing/words.ts'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Time } from '../ui/time.tsx'
import { planName, STATUSES, whereOf } from './words.ts'

const COLUMNS: Column<School>[] = [
  {
    header: 'School',
    heading: true,
    cell: ({ id, name, url }) => (
      <span>
        <Link to={`/schools/${id}`} className="font-medium hover:underline">
          {name}
        </Link>
        <span className="block text-xs font-normal text-muted">{hostOf(url)}</span>
      </span>
    ),
  },
  { header: 'Where', cell: whereOf },
  { header: 'Plan', cell: ({ plan }) => planName(plan) },
  { header: 'Status', cell: ({ status }) => <StatusBadge status={status} /> },
  { header: 'Pays', cell: ({ subscription }) => <BillBadge state={subscription} /> },
  { header: 'Opened', cell: ({ createdAt }) => <Time value={createdAt} className="whitespace-nowrap" /> },
]

export function SchoolTable({ schools }: { schools: School[] }) {
  return <Table caption="Schools" columns={COLUMNS} rows={schools} rowKey={({ id }) => id} />
}

export function BillBadge({ state }: { state: School['subscription'] }) {
  const { label, tone } = STATES[state]
  return <Badge tone={tone}>{label}</Badge>
}

export function StatusBadge({ status }: Pick<School, 'status'>) {
  const { label, tone } = STATUSES[status]
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  )
}

export const hostOf = (url: string) => new URL(url).host
