import { IconClock, IconSearch, IconX } from '@tabler/icons-react'
import { Form, Link } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** What one searched for lately, to search again or to forget. */
export function RecentSearches({ queries }: { queries: string[] }) {
  if (queries.length === 0)
    return (
      <Card>
        <EmptyState icon={<IconSearch aria-hidden />} title="What are you looking for?">
          Posts, people, clubs, events and things for sale: all of this school is searched at once.
        </EmptyState>
      </Card>
    )
  return (
    <Card
      title="Recent searches"
      flush
      action={
        <Form method="post" action="/search">
          <Button type="submit" size="sm" name="intent" value="forget-all">
            Clear all
          </Button>
        </Form>
      }
    >
      <ul aria-label="Recent searches" className="divide-y divide-line">
        {queries.map((query) => (
          <li key={query} className="flex items-center gap-1 pr-2 hover:bg-sunken/50">
            <Link
              to={`/search?q=${encodeURIComponent(query)}`}
              className="flex min-h-11 min-w-0 flex-1 items-center gap-3 px-4 sm:px-5"
            >
              <IconClock aria-hidden className="size-4.5 shrink-0 text-muted" />
              <span className="truncate">{query}</span>
            </Link>
            <Form method="post" action="/search">
              <input type="hidden" name="query" value={query} />
              <Button type="submit" size="sm" name="intent" value="forget" aria-label={`Forget ${query}`}>
                <IconX aria-hidden className="size-4" />
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Card>
  )
}
