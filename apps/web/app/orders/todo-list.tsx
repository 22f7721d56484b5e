import type { Overview, Todo } from '@banter/api/orders/overview/contract'
import { IconChecklist, IconChevronRight } from '@tabler/icons-react'
import { Link } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'

type Other = { name: string }

const WORDS: Record<Todo['kind'], [what: (other: Other) => string, deed: string]> = {
  pay: [() => 'Pay, before the reservation ends', 'Pay'],
  collect: [({ name }) => `Meet ${name}`, 'Show code'],
  confirm: [({ name }) => `Has it come from ${name}?`, 'Say so'],
  rate: [({ name }) => `How was it with ${name}?`, 'Rate'],
  hand_over: [({ name }) => `Meet ${name}`, 'Enter code'],
  ship: [({ name }) => `Send it to ${name}`, 'Send'],
  answer: [({ name }) => `${name} reported a problem`, 'Answer'],
}

/** What one has to do with one's orders, the most urgent first. Nothing is shown when there is nothing. */
export function TodoList({ overview: { todos, more } }: { overview: Overview }) {
  if (todos.length === 0) return null
  return (
    <Card
      flush
      className="mb-6"
      title={
        <span className="flex items-center gap-2">
          <IconChecklist aria-hidden className="size-5 text-accent-text" />
          To do
        </span>
      }
    >
      <ul aria-label="To do" className="divide-y divide-line">
        {todos.map((todo) => (
          <Row key={`${todo.kind} ${todo.order.id}`} todo={todo} />
        ))}
      </ul>
      {more && (
        <p className="border-t border-line px-4 py-3 text-muted sm:px-5">There is more to do further down.</p>
      )}
    </Card>
  )
}

function Row({ todo: { kind, order, by } }: { todo: Todo }) {
  const other = order.role === 'seller' ? order.buyer : order.seller
  const [what, deed] = WORDS[kind]
  return (
    <li className="relative flex items-center gap-3 p-4 transition-colors hover:bg-sunken/50 sm:px-5">
      <Avatar name={other.name} />
      <div className="min-w-0 flex-1">
        <Link to={`/orders/${order.id}`} className="rounded-sm font-medium after:absolute after:inset-0">
          {what(other)}
        </Link>
        <p className="truncate text-[0.8125rem] text-muted">
          {order.title} · <Money value={order.total} />
          {by && kind !== 'rate' && (
            <>
              {' · until '}
              <Time value={by} />
            </>
          )}
        </p>
      </div>
      <span
        aria-hidden
        className="flex shrink-0 items-center gap-1 text-[0.8125rem] font-medium text-accent-text"
      >
        <span className="max-sm:hidden">{deed}</span>
        <IconChevronRight className="size-4" />
      </span>
    </li>
  )
}
