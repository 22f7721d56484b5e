import type { Hit, Kind } from '@banter/api/search/contract'
import { IconCalendarEvent, IconMessage, IconTag, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { KIND_NAMES, nameOf } from './asked.ts'
import { MarkedText } from './marked-text.tsx'

const ICONS: Record<Exclude<Kind, 'person'>, typeof IconTag> = {
  post: IconMessage,
  club: IconUsersGroup,
  event: IconCalendarEvent,
  product: IconTag,
}

/** One thing that was found. Its title is the link; of a post, who wrote it. */
export function ResultRow({ hit, showKind }: { hit: Hit; showKind: boolean }) {
  const { title, excerpt, person, kind } = hit
  return (
    <li className="relative flex items-start gap-3.5 px-4 py-4 transition-colors hover:bg-sunken/50 sm:px-5">
      <Picture hit={hit} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link to={hit.path} className="rounded-sm font-semibold wrap-anywhere after:absolute after:inset-0">
            {kind === 'post' ? (person?.name ?? 'A post') : <MarkedText value={title} />}
          </Link>
          {showKind && <Badge>{KIND_NAMES[kind]}</Badge>}
        </p>
        {excerpt.text && (
          <p className="line-clamp-2 text-pretty wrap-anywhere text-muted">
            <MarkedText value={excerpt} />
          </p>
        )}
        <Facts hit={hit} />
      </div>
    </li>
  )
}

function Picture({ hit: { kind, image, person, title } }: { hit: Hit }) {
  if (kind === 'person') return <Avatar name={person?.name ?? title.text} src={person?.avatar} />
  if (image)
    return (
      <img src={image} alt="" loading="lazy" className="size-12 shrink-0 rounded-md bg-sunken object-cover" />
    )
  const Icon = ICONS[kind]
  return (
    <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-muted">
      <Icon aria-hidden className="size-5 stroke-[1.75]" />
    </span>
  )
}

function Facts({ hit: { kind, price, happensAt, madeAt, person, category } }: { hit: Hit }) {
  if (kind === 'person') return null
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
      {price && (
        <span className="font-semibold text-ink">
          <Money value={price} />
        </span>
      )}
      {happensAt ? <Time value={happensAt} absolute /> : kind === 'club' ? null : <Time value={madeAt} />}
      {kind === 'product' && person && <span>{person.name}</span>}
      {kind !== 'post' && category && <span>{nameOf(category)}</span>}
    </p>
  )
}
