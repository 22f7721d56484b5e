import type { Blocked } from '@banter/api/people/contract'
import { Form } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { Time } from '../ui/time.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

type Answered = { blocks: ListPage<Blocked> }

/** Whom one has blocked, and the way back. */
export function BlockedList({ blocks }: Answered) {
  const { items, ...more } = useGrowingList(blocks, (data: Answered) => data.blocks)
  return (
    <Card title="Blocked people" flush={items.length > 0}>
      {items.length === 0 ? (
        <p className="text-muted">
          You have blocked nobody. On somebody’s profile you can: you then see nothing of each other, and they
          are not told.
        </p>
      ) : (
        <ul aria-label="Blocked people" className="divide-y divide-line">
          {items.map((person) => (
            <li key={person.id} className="flex items-center gap-3 px-4 py-3 sm:px-5">
              <Avatar name={person.name} src={person.avatar} />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block text-xs text-muted">
                  Blocked <Time value={person.since} />
                </span>
              </span>
              <Form method="post">
                <input type="hidden" name="id" value={person.id} />
                <Button
                  type="submit"
                  name="intent"
                  value="unblock"
                  size="sm"
                  aria-label={`Unblock ${person.name}`}
                >
                  Unblock
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      {more.nextCursor && (
        <div className="pb-4">
          <LoadMore {...more} />
        </div>
      )}
    </Card>
  )
}
