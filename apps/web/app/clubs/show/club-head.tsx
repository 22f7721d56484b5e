import type { ClubDetail } from '@banter/api/clubs/contract'
import { IconCircleCheck, IconEyeOff, IconSettings, IconUsers } from '@tabler/icons-react'
import { ShareLink } from '../../billboard/share-link.tsx'
import { Link } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { ClubCover, ClubLogo } from '../club-art.tsx'
import { CATEGORIES, ENTRIES, people, roleName } from '../words.ts'
import { JoinBox } from './join-box.tsx'

/** Cover, logo and name, what one is to the club, and the one thing to do about it. */
export function ClubHead({ club }: { club: ClubDetail }) {
  const { mine } = club
  return (
    <header className="relative rounded-lg border border-line bg-surface shadow-card">
      <ClubCover club={club} eager className="h-28 w-full rounded-t-lg sm:h-44" />
      <div className="flex flex-wrap items-start gap-x-5 gap-y-4 p-4 sm:px-6 sm:pb-5">
        <ClubLogo club={club} size="lg" className="-mt-12 ring-4 ring-surface sm:-mt-16" />
        <div className="min-w-0 flex-1 basis-64">
          <h1 className="text-xl font-semibold text-pretty sm:text-2xl">{club.name}</h1>
          {club.tagline && <p className="text-pretty text-muted">{club.tagline}</p>}
          <p className="mt-2.5 flex flex-wrap items-center gap-2">
            <span className="inline-flex items-center gap-1.5 text-[0.8125rem] text-muted">
              <IconUsers aria-hidden className="size-4" />
              {people(club.memberCount)}
            </span>
            <Link to={`/clubs?category=${club.category}`} className="rounded-full">
              <Badge className="hover:text-ink">{CATEGORIES[club.category]}</Badge>
            </Link>
            <Badge>{ENTRIES[club.entry].name}</Badge>
            {club.hidden && (
              <Badge>
                <IconEyeOff aria-hidden className="size-3.5" />
                Hidden
              </Badge>
            )}
            {mine.role && (
              <Badge tone="positive">
                <IconCircleCheck aria-hidden className="size-3.5" />
                {roleName({ role: mine.role, title: mine.title })}
              </Badge>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 max-sm:w-full">
          {club.may.includes('look_back') && (
            <LinkButton to={`/clubs/${club.slug}/manage`}>
              <IconSettings aria-hidden className="size-4.5" />
              Manage
              {club.waiting > 0 && (
                <span className="rounded-full bg-accent px-1.5 text-2xs leading-4.5 text-white tabular-nums">
                  {club.waiting}
                  <span className="sr-only"> waiting</span>
                </span>
              )}
            </LinkButton>
          )}
          <JoinBox club={club} />
          {club.state === 'active' && !club.hidden && <ShareLink kind="club" id={club.slug} />}
        </div>
      </div>
    </header>
  )
}
