import { IconSearchOff, IconUsersGroup } from '@tabler/icons-react'
import { useSearchParams } from '../../router.ts'
import { useViewer } from '../../shell/member-page.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { CATEGORIES } from '../words.ts'
import { clubsPath, type Filters, isNarrowed } from './filters.ts'

/** Never a dead end: every filter can be taken off from here, and a club that is missing can be started. */
export function NoClubs({ filters }: { filters: Filters }) {
  const [query] = useSearchParams()
  const school = useViewer()?.school.name ?? 'your school'
  if (isNarrowed(filters))
    return (
      <Nothing icon={<IconSearchOff aria-hidden />} title="No club matches that">
        {filters.q && (
          <LinkButton to={clubsPath(query, 'q')} size="sm">
            Without “{filters.q}”
          </LinkButton>
        )}
        {filters.category && (
          <LinkButton to={clubsPath(query, 'category')} size="sm">
            Not only {CATEGORIES[filters.category]}
          </LinkButton>
        )}
        <LinkButton to="/clubs/new" size="sm" variant="soft">
          Start this club
        </LinkButton>
      </Nothing>
    )
  if (filters.view === 'mine')
    return (
      <Nothing
        icon={<IconUsersGroup aria-hidden />}
        title="You are in no club yet"
        text="Join two or three: their posts and events come to your Home."
      >
        <LinkButton to="/clubs" variant="primary">
          Look around
        </LinkButton>
      </Nothing>
    )
  return (
    <Nothing
      icon={<IconUsersGroup aria-hidden />}
      title={`Start the first club for ${school}`}
      text="A name, a category and a second officer are enough."
    >
      <LinkButton to="/clubs/new" variant="primary">
        Start a club
      </LinkButton>
    </Nothing>
  )
}

interface NothingProps {
  icon: JSX.Element
  title: string
  text?: string
  children: React.ReactNode
}

function Nothing({ icon, title, text, children }: NothingProps) {
  return (
    <Card>
      <EmptyState icon={icon} title={title} action={children}>
        {text}
      </EmptyState>
    </Card>
  )
}
