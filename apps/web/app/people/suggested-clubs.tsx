import type { Suggestion } from '@banter/api/clubs/suggestions/contract'
import { IconCheck, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Link, useFetcher } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { toast } from '../ui/toasts.tsx'

export function SuggestedClubs({ suggested }: { suggested: Suggestion[] }) {
  if (suggested.length === 0)
    return (
      <EmptyState icon={<IconUsersGroup aria-hidden />} title="No club to suggest yet">
        Once there are some, you find them under{' '}
        <Link to="/clubs" className="underline">
          Clubs
        </Link>
        , and you can start one yourself.
      </EmptyState>
    )
  return (
    <ul aria-label="Suggested clubs" className="grid gap-3 sm:grid-cols-2">
      {suggested.map((suggestion) => (
        <SuggestedClub key={suggestion.club.id} {...suggestion} />
      ))}
    </ul>
  )
}

/** Joined at once, and not when the answer is no. */
function SuggestedClub({ club, reason }: Suggestion) {
  const fetcher = useFetcher<FormRefusal | null>()
  const refusal = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (refusal) void toast({ tone: 'danger', text: refusal.message })
  }, [refusal])
  const joined = Boolean(club.mine.role) || fetcher.state !== 'idle' || refusal === null
  const waiting = Boolean(club.mine.requestId) || (joined && club.entry === 'request' && !club.mine.role)
  const deed = club.entry === 'request' ? 'Ask to join' : 'Join'
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line p-4">
      <div className="flex items-center gap-3">
        <Avatar name={club.name} src={club.logo} />
        <div className="min-w-0">
          <h2 className="truncate font-semibold tracking-normal">{club.name}</h2>
          <p className="truncate text-[0.8125rem] text-muted">{reason.line}</p>
        </div>
      </div>
      {club.tagline && <p className="line-clamp-2 flex-1 text-muted">{club.tagline}</p>}
      {joined || waiting ? (
        <p className="flex h-8 items-center gap-1.5 font-medium text-positive-text">
          <IconCheck aria-hidden className="size-4" />
          {waiting ? 'Asked to join' : 'Joined'}
        </p>
      ) : (
        <fetcher.Form method="post" action="/welcome">
          <input type="hidden" name="club" value={club.id} />
          <Button type="submit" name="intent" value="join" size="sm" aria-label={`${deed} ${club.name}`}>
            <IconPlus aria-hidden className="size-4" />
            {deed}
          </Button>
        </fetcher.Form>
      )}
    </li>
  )
}
