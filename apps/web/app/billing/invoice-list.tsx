import type { Invoice } from '@banter/api/subscriptions/contract'
import { IconFileInvoice } from '@tabler/icons-react'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { dayOf, INVOICES } from './words.ts'

const LINK = 'font-medium text-accent-text underline-offset-2 hover:underline'

const COLUMNS: Column<Invoice>[] = [
  {
    header: 'Invoice',
    heading: true,
    cell: ({ number, title }) => (
      <span>
        {number || 'Not numbered yet'}
        <span className="block text-xs font-normal text-muted">{title}</span>
      </span>
    ),
  },
  { header: 'Date', cell: ({ at }) => dayOf(at) },
  {
    header: 'Status',
    cell: ({ status, dueAt }) => (
      <span>
        <Badge tone={INVOICES[status].tone}>{INVOICES[status].label}</Badge>
        {status === 'open' && dueAt && <span className="block text-xs text-muted">due {dayOf(dueAt)}</span>}
      </span>
    ),
  },
  { header: 'Sum', align: 'right', cell: ({ total }) => <Money value={total} /> },
  {
    header: 'Papers',
    cell: ({ pageUrl, pdfUrl, number }) => (
      <span className="flex gap-3">
        {pageUrl && (
          <a
            href={pageUrl}
            target="_blank"
            rel="noreferrer"
            className={LINK}
            aria-label={`Open invoice ${number}`}
          >
            Open
          </a>
        )}
        {pdfUrl && (
          <a
            href={pdfUrl}
            target="_blank"
            rel="noreferrer"
            className={LINK}
            aria-label={`PDF of invoice ${number}`}
          >
            PDF
          </a>
        )}
      </span>
    ),
  },
]

export function InvoiceList({ items, nextCursor }: { items: Invoice[]; nextCursor: string | null }) {
  return (
    <div>
      <Card title="Invoices" flush={items.length > 0}>
        {items.length === 0 ? (
          <EmptyState icon={<IconFileInvoice aria-hidden />} title="No invoices yet">
            The first one comes when your trial is over.
          </EmptyState>
        ) : (
          <Table caption="Invoices" columns={COLUMNS} rows={items} rowKey={({ id }) => id} />
        )}
      </Card>
      <LoadMore nextCursor={nextCursor} label="Older invoices" />
    </div>
  )
}
