import type { ReconIssue } from '@banter/api/payouts/reconciliation/contract'
import { Link } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { Time } from '../ui/time.tsx'
import { casePath, KINDS } from './words.ts'

const COLUMNS: Column<ReconIssue>[] = [
  {
    header: 'What',
    heading: true,
    cell: (issue) => (
      <span className="min-w-0">
        <Link to={casePath(issue)} className="font-medium hover:underline">
          {KINDS[issue.kind].name}
        </Link>
        <span className="block text-xs font-normal break-all text-muted">{issue.subject}</span>
      </span>
    ),
  },
  { header: 'School', cell: ({ school }) => school.name },
  {
    header: 'Difference',
    align: 'right',
    cell: ({ difference }) => <span className="font-medium">{formatMoney(difference)}</span>,
  },
  {
    header: 'Status',
    cell: ({ resolvedAt, resolvedBy }) =>
      resolvedAt ? (
        <Badge tone="positive" dot>
          {resolvedBy ? 'Explained' : 'Put itself right'}
        </Badge>
      ) : (
        <Badge tone="caution" dot>
          Open
        </Badge>
      ),
  },
  { header: 'Found', cell: ({ createdAt }) => <Time value={createdAt} className="whitespace-nowrap" /> },
]

export function IssueTable({ issues }: { issues: ReconIssue[] }) {
  return <Table caption="Differences" columns={COLUMNS} rows={issues} rowKey={({ id }) => id} />
}
