import { IconCheck } from '@tabler/icons-react'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { counted } from '../../ui/counted.ts'
import { PersonForm } from '../door/guest-list.tsx'
import { type Guest, NAMELESS } from '../door/notes.ts'
import { momentWords } from '../words.ts'

/** What a guest is called before the service has said who it is. */
export const BEFORE_NAME = 'A valid code'

interface ScannedListProps {
  guests: Guest[]
  timeZone: string
  onUndo: (userId: string) => void
}

/** Whom this device let in, the latest first. */
export function ScannedList({ guests, timeZone, onUndo }: ScannedListProps) {
  const scanned = guests
    .filter(({ code, checkedInAt }) => code && checkedInAt)
    .sort((a, b) => (b.checkedInAt ?? '').localeCompare(a.checkedInAt ?? ''))
  return (
    <Card title="Let in from here" flush>
      {scanned.length === 0 ? (
        <p className="px-5 py-8 text-center text-muted">Nobody yet. Names appear as codes are scanned.</p>
      ) : (
        <ul className="divide-y divide-line">
          {scanned.map(({ userId, name, guests: with_, checkedInAt }) => {
            const called = name === null || name === NAMELESS ? BEFORE_NAME : name
            return (
              <li key={userId} className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{called}</span>
                  {with_ > 0 && (
                    <span className="block text-[0.8125rem] text-muted">with {counted(with_, 'guest')}</span>
                  )}
                </span>
                <Badge tone="positive">
                  <IconCheck aria-hidden className="size-3.5" />
                  {momentWords(checkedInAt ?? '', timeZone, { hour: 'numeric', minute: '2-digit' })}
                </Badge>
                <PersonForm userId={userId} name={called} intent="undo" onSend={() => onUndo(userId)} />
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
