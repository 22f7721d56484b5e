import type { PersonCard } from '@banter/api/people/contract'
import { IconUserSearch, IconUsers } from '@tabler/icons-react'
import { useSearchParams } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'
import { type Filters, narrowing, peoplePath } from './filters.ts'
import { PersonGrid } from './person-card.tsx'

type Answered = { people: ListPage<PersonCard> }

export function DirectoryList({ people, filters }: Answered & { filters: Filters }) {
  const { items, ...more } = useGrowingList(people, (data: Answered) => data.people)
  if (items.length === 0) return <Nobody filters={filters} />
  return (
    <>
      <PersonGrid people={items} label="People" />
      <LoadMore {...more} />
    </>
  )
}

/** Never a dead end: every filter can be taken off from here. */
function Nobody({ filters }: { filters: Filters }) {
  const [query] = useSearchParams()
  const narrowed = narrowing(filters)
  if (narrowed.length === 0)
    return (
      <Card>
        <EmptyState icon={<IconUsers aria-hidden />} title="Nobody to see yet">
          Whoever joins your school stands here by name, unless they keep out of the directory.
        </EmptyState>
      </Card>
    )
  return (
    <Card>
      <EmptyState
        icon={<IconUserSearch aria-hidden />}
        title="Nobody matches all of that"
        action={
          <>
            {narrowed.length > 1 &&
              narrowed.map(({ name, label }) => (
                <LinkButton key={name} to={peoplePath(query, name)} size="sm">
                  Without {label}
                </LinkButton>
              ))}
            <LinkButton to="/people" size="sm" variant="soft">
              Show everybody
            </LinkButton>
          </>
        }
      >
        Some people do not show their major, year or interests, and some keep out of the directory.
      </EmptyState>
    </Card>
  )
}
