import { Card } from '../../ui/card.tsx'
import { GuestRow } from '../door/guest-list.tsx'
import { type Guest, NAMELESS } from '../door/notes.ts'

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
          {scanned.map((guest) => {
            const name = guest.name === null || guest.name === NAMELESS ? BEFORE_NAME : guest.name
            return (
              <GuestRow key={guest.userId} guest={{ ...guest, name }} timeZone={timeZone} onSend={onUndo} />
            )
          })}
        </ul>
      )}
    </Card>
  )
}
