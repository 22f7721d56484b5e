import type { DisputeCase } from '@banter/api/disputes/decisions/contract'
import { IconChevronRight, IconScale } from '@tabler/icons-react'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { badgeOf, REASONS } from './words.ts'

interface CaseListProps {
  cases: (DisputeCase & { school?: string })[]
  /** Where one of them is looked at, before its id. */
  at: string
  empty: string
}

/** Disputes, each with its two people and what is asked for. */
export function CaseList({ cases, at, empty }: CaseListProps) {
  if (cases.length === 0)
    return (
      <Card>
        <EmptyState icon={<IconScale aria-hidden />} title="Nothing here">
          {empty}
        </EmptyState>
      </Card>
    )
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {cases.map((one) => (
          <Row key={one.id} one={one} at={at} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ one, at }: { one: CaseListProps['cases'][number]; at: string }) {
  const { tone, label } = badgeOf(one.state)
  return (
    <li className="relative flex items-center gap-3 p-4 transition-colors hover:bg-sunken/50 sm:px-5">
      <div className="min-w-0 flex-1">
        <Link
          to={`${at}/${one.id}`}
          className="rounded-sm font-medium break-words after:absolute after:inset-0"
        >
          {one.title}
        </Link>
        <p className="text-muted">
          {one.buyer.name} asks {one.seller.name} for <Money value={one.wanted} />
        </p>
        <p className="text-[0.8125rem] text-muted">
          {one.school && `${one.school} · `}
          {REASONS[one.reason].title} · order {one.reference} · <Time value={one.createdAt} />
        </p>
      </div>
      <Badge tone={tone} className="max-sm:hidden">
        {label}
      </Badge>
      <IconChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
    </li>
  )
}
