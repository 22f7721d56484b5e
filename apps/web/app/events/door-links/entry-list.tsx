import type { DoorEntry } from '@banter/api/events/door-links/contract'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import type { ListPage } from '../../ui/growing-list.ts'
import { LoadMore } from '../../ui/load-more.tsx'
import { useGrowingList } from '../../ui/use-growing-list.ts'
import { NAMELESS } from '../door/notes.ts'
import { dayAndTime } from '../words.ts'

/** Who was let in and taken out, and by whom. */
export function EntryList({ entries, timeZone }: { entries: ListPage<DoorEntry>; timeZone: string }) {
  const { items, ...more } = useGrowingList(entries, (data: { entries: ListPage<DoorEntry> }) => data.entries)
  if (items.length === 0) return null
  return (
    <div>
      <Card title="What happened at the door" flush>
        <ul className="divide-y divide-line">
          {items.map(({ id, kind, person, at, by, link }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 sm:px-5">
              <span className="min-w-0 flex-1 basis-40">
                <span className="block truncate font-medium">{person?.name ?? NAMELESS}</span>
                <span className="block text-[0.8125rem] text-muted">
                  {dayAndTime(at, timeZone)}
                  {link ? ` · by the link for ${link.name}` : ` · by ${by.name}`}
                </span>
              </span>
              <Badge tone={kind === 'in' ? 'positive' : 'neutral'}>
                {kind === 'in' ? 'Let in' : 'Taken back'}
              </Badge>
            </li>
          ))}
        </ul>
      </Card>
      <LoadMore {...more} />
    </div>
  )
}
