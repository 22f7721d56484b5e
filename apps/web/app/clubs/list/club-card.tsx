import type { Club } from '@banter/api/clubs/contract'
import { IconEyeOff, IconUsers } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { AdCard } from '../../ads/shown/ad-card.tsx'
import type { WithAd } from '../../ads/shown/with-ads.ts'
import { Link } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { ClubCover, ClubLogo } from '../club-art.tsx'
import { CATEGORIES, ENTRIES, people, ROLES } from '../words.ts'

interface ClubCardProps {
  club: Club
  /** Why it is suggested. */
  reason?: string
  /** A button, which stands above the link that the card is. */
  action?: ReactNode
}

/** A club in a grid: the whole card leads to it. */
export function ClubCard({ club, reason, action }: ClubCardProps) {
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-card transition-colors hover:border-line-strong">
      <ClubCover club={club} className="h-16 w-full" />
      <div className="flex flex-1 flex-col gap-2 p-4 pt-0">
        <div className="-mt-5 flex items-end justify-between gap-3">
          <ClubLogo club={club} />
          <StandingBadge club={club} />
        </div>
        <div className="min-w-0">
          <h3 className="truncate font-semibold tracking-normal">
            <Link
              to={`/clubs/${club.slug}`}
              className="rounded-sm after:absolute after:inset-0 after:rounded-lg group-hover:text-accent-text"
            >
              {club.name}
            </Link>
          </h3>
          <p className="line-clamp-2 text-[0.8125rem] text-pretty text-muted">
            {club.tagline || CATEGORIES[club.category]}
          </p>
        </div>
        {reason && <p className="text-[0.8125rem] font-medium text-accent-text">{reason}</p>}
        <div className="mt-auto flex min-h-8 items-center justify-between gap-2 pt-1">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
            <span className="inline-flex items-center gap-1 whitespace-nowrap">
              <IconUsers aria-hidden className="size-3.5" />
              {people(club.memberCount)}
            </span>
            <span>{ENTRIES[club.entry].name}</span>
          </p>
          {action && <div className="relative z-10 shrink-0">{action}</div>}
        </div>
      </div>
    </article>
  )
}

/** What one is to a club, or in which state it is, where that is worth a word. */
export function StandingBadge({ club }: { club: Pick<Club, 'state' | 'hidden' | 'mine'> }) {
  const { role, requestId, inviteId } = club.mine
  if (club.state === 'archived') return <Badge>Archived</Badge>
  if (club.state === 'frozen') return <Badge tone="caution">Frozen</Badge>
  if (club.hidden)
    return (
      <Badge>
        <IconEyeOff aria-hidden className="size-3.5" />
        Hidden
      </Badge>
    )
  if (role) return <Badge tone="positive">{ROLES[role]}</Badge>
  if (inviteId) return <Badge tone="accent">Invited</Badge>
  return requestId ? <Badge tone="caution">Asked</Badge> : null
}

export function ClubGrid({ clubs, label }: { clubs: WithAd<Club>[]; label: string }) {
  return (
    <ul aria-label={label} className="grid gap-3 sm:grid-cols-2 sm:gap-4 xl:grid-cols-3">
      {clubs.map((club) => (
        <Fragment key={club.id}>
          <li className="min-w-0">
            <ClubCard club={club} />
          </li>
          {club.ad && (
            <li className="min-w-0">
              <AdCard ad={club.ad} tile />
            </li>
          )}
        </Fragment>
      ))}
    </ul>
  )
}
