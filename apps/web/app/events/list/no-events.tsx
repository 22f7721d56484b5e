import { IconCalendarEvent, IconSearchOff } from '@tabler/icons-react'
import { useSearchParams } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { eventsPath, type Filters, narrowing } from '../filters.ts'
import type { ClubChoice } from './event-filters.tsx'

const MINE_WORDS: Record<string, [title: string, words: string]> = {
  going: [
    'You are not going anywhere yet',
    'What you say “Going” to stands here, with your code for the door.',
  ],
  interested: [
    'Nothing has caught your eye yet',
    'Say “Interested” to keep an event in sight and be reminded of it.',
  ],
  hosting: [
    'You are not hosting anything yet',
    'What you plan stands here, drafts as well, and what you help with.',
  ],
}

/** Never a dead end: every filter can be taken off from here, and something can be planned. */
export function NoEvents({ filters, clubs }: { filters: Filters; clubs: ClubChoice[] }) {
  const [query] = useSearchParams()
  const narrowed = narrowing(filters, clubs)
  const plan = (
    <LinkButton to="/events/new" variant="primary">
      Plan an event
    </LinkButton>
  )
  if (narrowed.length === 0)
    return (
      <Empty icon={<IconCalendarEvent aria-hidden />} title="Nothing is planned yet" action={plan}>
        A study evening, a game, a talk: planning takes a minute, and everybody at your school sees it here.
      </Empty>
    )
  const [mine, words] = MINE_WORDS[filters.mine ?? ''] ?? []
  if (narrowed.length === 1 && mine)
    return (
      <Empty
        icon={<IconCalendarEvent aria-hidden />}
        title={mine}
        action={filters.mine === 'hosting' ? plan : <LinkButton to="/events">See what is on</LinkButton>}
      >
        {words}
      </Empty>
    )
  return (
    <Empty
      icon={<IconSearchOff aria-hidden />}
      title="No event matches all of that"
      action={
        <>
          {narrowed.length > 1 &&
            narrowed.map(({ name, label }) => (
              <LinkButton key={name} to={eventsPath(query, { [name]: undefined })} size="sm">
                Without {label}
              </LinkButton>
            ))}
          <LinkButton to="/events" size="sm" variant="soft">
            Show all events
          </LinkButton>
        </>
      }
    >
      Try fewer words, or another place.
    </Empty>
  )
}

function Empty(props: Parameters<typeof EmptyState>[0]) {
  return (
    <Card>
      <EmptyState {...props} />
    </Card>
  )
}
