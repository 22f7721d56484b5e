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

/** The seller is asked what is wrong, the buyer whether what is offered will do. */
const wordsOf = ({ kind, order }: Todo): (typeof WORDS)[Todo['kind']] =>
  kind === 'answer' && order.role === 'buyer'
    ? [({ name }) => `${name} offers you something back`, 'Answer']
    : WORDS[kind]

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

/** Where on it, or behind it, it is done. */
const PLACES: Partial<Record<Todo['kind'], string>> = { rate: '#rating', answer: '/problem' }

function Row({ todo }: { todo: Todo }) {
  const { kind, order, by } = todo
  const other = order.role === 'seller' ? order.buyer : order.seller
  const [what, deed] = wordsOf(todo)
  return (
    <li className="relative flex items-center gap-3 p-4 transition-colors hover:bg-sunken/50 sm:px-5">
      <Avatar name={other.name} />
      <div className="min-w-0 flex-1">
        <Link
          to={`/orders/${order.id}${PLACES[kind] ?? ''}`}
          className="rounded-sm font-medium after:absolute after:inset-0"
        >
          {what(other)}
        </Link>
        <p className="text-[0.8125rem] text-muted">
          <span className="block truncate">
            {order.title} · <Money value={order.total} />
          </span>
          {by && (
            <>
              Ends <Time value={by} />
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
