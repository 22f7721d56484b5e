import type { Event, EventSummary } from '@banter/api/events/contract'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { counted } from '../../ui/counted.ts'

type Person = NonNullable<EventSummary['organiser']>

/** Who gives it: the club first, then whoever planned it, then who helps. */
export function HostedBy({ event: { club, organiser, hosts } }: { event: Event }) {
  const helpers = hosts.filter(({ role }) => role === 'cohost')
  return (
    <section aria-labelledby="hosted-by">
      <Heading id="hosted-by">Hosted by</Heading>
      <ul className="grid gap-2.5">
        {club && <Host to={`/clubs/${club.slug}`} name={club.name} src={club.logo} />}
        {organiser && <Host to={`/people/${organiser.id}`} name={organiser.name} src={organiser.avatar} />}
        {helpers.map(({ id, person, club: helping, pending }) =>
          helping ? (
            <Host
              key={id}
              to={`/clubs/${helping.slug}`}
              name={helping.name}
              src={helping.logo}
              pending={pending}
            />
          ) : (
            person && <Host key={id} to={`/people/${person.id}`} name={person.name} src={person.avatar} />
          ),
        )}
      </ul>
    </section>
  )
}

interface HostProps {
  to: string
  name: string
  src?: string | null | undefined
  pending?: boolean
}

function Host({ to, name, src, pending }: HostProps) {
  return (
    <li className="flex items-center gap-2.5">
      <Avatar name={name} src={src} size="sm" />
      <Link to={to} className="min-w-0 truncate font-medium hover:underline">
        {name}
      </Link>
      {pending && <Badge tone="caution">Asked</Badge>}
    </li>
  )
}

interface WhoIsComingProps {
  event: Event
  /** The first of them; those who do not want to be listed are in no list. */
  people: Person[]
}

const FACES = 8

/** Faces first, names when asked for. */
export function WhoIsComing({ event, people }: WhoIsComingProps) {
  if (event.going === 0) return null
  return (
    <section aria-labelledby="who-is-coming">
      <Heading id="who-is-coming">{event.going.toLocaleString('en-US')} going</Heading>
      {people.length > 0 && (
        <>
          <p aria-hidden className="flex -space-x-2">
            {people.slice(0, FACES).map(({ id, name, avatar }) => (
              <Avatar key={id} name={name} src={avatar} className="ring-2 ring-canvas" />
            ))}
          </p>
          <details className="group mt-2">
            <summary className="rounded-xs text-muted hover:text-ink">
              {namesOf(people, event.going)}
              <span className="ml-1 font-medium text-accent-text group-open:hidden">See who</span>
            </summary>
            <ul className="mt-2.5 grid gap-2">
              {people.map(({ id, name, avatar }) => (
                <Host key={id} to={`/people/${id}`} name={name} src={avatar} />
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  )
}

/** "Maya Torres, Leo Nguyen and 12 others" */
function namesOf(people: Person[], going: number): string {
  const shown = people.slice(0, 2).map(({ name }) => name)
  const others = Math.max(going, people.length) - shown.length
  if (others > 0) return `${shown.join(', ')} and ${counted(others, 'other')}`
  return shown.join(' and ')
}

function Heading({ id, children }: { id: string; children: React.ReactNode }) {
  return (
    <h2 id={id} className="mb-3 border-b border-line pb-2 text-[0.8125rem] font-semibold text-muted">
      {children}
    </h2>
  )
}
