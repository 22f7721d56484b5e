import type { PersonCard as Card } from '@banter/api/people/contract'
import { Link } from '../router.ts'
import { useViewer } from '../shell/member-page.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { FollowButton } from './follow-button.tsx'
import { studies } from './words.ts'

/** Somebody in a grid of people: the whole card leads to them, the button stands above it. */
export function PersonCard({ person }: { person: Card }) {
  const me = useViewer()?.user.id === person.id
  return (
    <article className="group relative flex h-full flex-col items-center gap-3 rounded-lg border border-line bg-surface p-4 text-center shadow-card hover:border-line-strong sm:p-5">
      <Avatar name={person.name} src={person.avatar} size="lg" />
      <div className="min-w-0 max-w-full flex-1">
        <h2 className="truncate font-semibold tracking-normal">
          <Link
            to={`/people/${person.id}`}
            className="rounded-sm after:absolute after:inset-0 after:rounded-lg group-hover:text-accent-text"
          >
            {person.name}
          </Link>
        </h2>
        <p className="line-clamp-2 min-h-5 text-[0.8125rem] text-muted">{studies(person)}</p>
        {person.interests.length > 0 && (
          <ul aria-label={`Interests of ${person.name}`} className="mt-2 flex flex-wrap justify-center gap-1">
            {person.interests.slice(0, 3).map((interest) => (
              <li key={interest} className="rounded-full bg-sunken px-2 text-xs leading-5 text-muted">
                {interest}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="relative z-10">
        {me ? <Badge>You</Badge> : <FollowButton person={person} size="sm" />}
      </div>
    </article>
  )
}

export function PersonGrid({ people, label }: { people: Card[]; label: string }) {
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-3 sm:gap-4 md:grid-cols-3 xl:grid-cols-4">
      {people.map((person) => (
        <li key={person.id} className="min-w-0">
          <PersonCard person={person} />
        </li>
      ))}
    </ul>
  )
}
