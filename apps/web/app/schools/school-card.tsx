import type { PublicSchool } from '@banter/api/schools/contract'
import { IconChevronRight } from '@tabler/icons-react'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { whereOf } from './words.ts'

/** A school to go to: another host, hence a link of the browser and not of the router. */
export function SchoolCard({ school }: { school: PublicSchool }) {
  return (
    <a
      href={school.url}
      className="flex items-center gap-4 rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong"
    >
      <Avatar name={school.name} size="lg" className="rounded-md" />
      <span className="min-w-0 flex-1">
        <span className="block text-base font-semibold">{school.name}</span>
        <span className="block text-muted">{whereOf(school)}</span>
      </span>
      {school.status === 'suspended' && <Badge tone="caution">Read-only</Badge>}
      <IconChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </a>
  )
}
