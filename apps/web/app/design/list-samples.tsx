import { IconMoodSmile, IconPackage } from '@tabler/icons-react'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { Table } from '../ui/table.tsx'
import { Time } from '../ui/time.tsx'
import type { Tone } from '../ui/tones.ts'

const ORDERS: {
  id: string
  title: string
  buyer: string
  amount: number
  state: string
  tone: Tone
  at: string
}[] = [
  {
    id: '1',
    title: 'Calculus, 9th ed.',
    buyer: 'Maya Okafor',
    amount: 4200,
    state: 'Held',
    tone: 'caution',
    at: '2026-11-21T08:10:00Z',
  },
  {
    id: '2',
    title: 'Desk lamp',
    buyer: 'Leo Park',
    amount: 1500,
    state: 'Completed',
    tone: 'positive',
    at: '2026-11-18T19:40:00Z',
  },
  {
    id: '3',
    title: 'Maroon hoodie',
    buyer: 'Ana Ruiz',
    amount: 2200,
    state: 'Refunded',
    tone: 'neutral',
    at: '2026-11-02T12:00:00Z',
  },
  {
    id: '4',
    title: 'Basketball',
    buyer: 'Sam Lee',
    amount: -1500,
    state: 'Disputed',
    tone: 'danger',
    at: '2026-10-21T12:00:00Z',
  },
]

export function ListSamples() {
  return (
    <>
      <Card
        title="Orders"
        flush
        action={
          <LinkButton to="/design" size="sm">
            Export
          </LinkButton>
        }
      >
        <Table
          caption="Orders"
          rows={ORDERS}
          rowKey={(order) => order.id}
          columns={[
            { header: 'Item', heading: true, cell: (order) => order.title },
            {
              header: 'Buyer',
              cell: (order) => (
                <span className="inline-flex items-center gap-2">
                  <Avatar name={order.buyer} size="sm" />
                  {order.buyer}
                </span>
              ),
            },
            {
              header: 'State',
              cell: (order) => (
                <Badge tone={order.tone} dot>
                  {order.state}
                </Badge>
              ),
            },
            { header: 'When', cell: (order) => <Time value={order.at} className="text-muted" /> },
            {
              header: 'Amount',
              align: 'right',
              cell: (order) => <Money value={{ amount: order.amount, currency: 'usd' }} signed />,
            },
          ]}
        />
      </Card>
      <LoadMore nextCursor="abc" />
      <div className="grid gap-6 sm:grid-cols-2">
        <Card>
          <EmptyState
            icon={<IconPackage aria-hidden />}
            title="Nothing for sale yet"
            action={
              <LinkButton to="/design" variant="primary">
                Sell something
              </LinkButton>
            }
          >
            What you list shows up here, with who asked and what you will get.
          </EmptyState>
        </Card>
        <Card title="Loading">
          <SkeletonLines lines={4} />
          <div className="mt-6 flex items-center gap-2">
            {['Maya Okafor', 'Leo Park', 'Ana Ruiz', 'Sam Lee', 'Kim Tran', 'Ravi Nair'].map((name) => (
              <Avatar key={name} name={name} />
            ))}
            <IconMoodSmile aria-hidden className="size-6 text-muted" />
          </div>
        </Card>
      </div>
    </>
  )
}
