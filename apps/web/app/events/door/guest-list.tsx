import { IconCheck } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { counted } from '../../ui/counted.ts'
import { Input } from '../../ui/input.tsx'
import { clockTime } from '../words.ts'
import { type Guest, nameOf } from './notes.ts'

interface GuestListProps {
  guests: Guest[]
  looked: string
  timeZone: string
  onLook: (name: string) => void
  onEnter: (userId: string) => void
  onUndo: (userId: string) => void
}

const SHOWN = 60

/** Lower case and without accents: "Jose" finds José. */
export const plainName = (name: string) => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Everybody who may come in by name, for those whose phone is empty. */
export function GuestList({ guests, looked, timeZone, onLook, onEnter, onUndo }: GuestListProps) {
  const found = guests.filter((guest) => plainName(nameOf(guest)).includes(plainName(looked.trim())))
  return (
    <Card title="The list" flush>
      <Form role="search" aria-label="The list" className="border-b border-line p-3">
        <Input
          type="search"
          name="q"
          defaultValue={looked}
          onChange={(event) => onLook(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          aria-label="Name"
          placeholder="Name"
          autoComplete="off"
        />
      </Form>
      {found.length === 0 ? (
        <p className="px-5 py-8 text-center text-muted">
          {guests.length === 0
            ? 'Nobody has said that they are coming yet.'
            : 'Nobody of that name is on the list.'}
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {found.slice(0, SHOWN).map((guest) => (
            <GuestRow
              key={guest.userId}
              guest={guest}
              timeZone={timeZone}
              onSend={guest.checkedInAt ? onUndo : onEnter}
            />
          ))}
        </ul>
      )}
      {found.length > SHOWN && (
        <p className="border-t border-line px-5 py-3 text-muted">Type a name to see more.</p>
      )}
    </Card>
  )
}

interface GuestRowProps {
  guest: Guest
  timeZone: string
  onSend: (userId: string) => void
}

/** One guest, and the one thing to do about them: let in who is not, take back who is. */
export function GuestRow({ guest, timeZone, onSend }: GuestRowProps) {
  const { userId, checkedInAt, guests } = guest
  const name = nameOf(guest)
  return (
    <li className="flex items-center gap-3 px-4 py-2.5 sm:px-5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        {guests > 0 && (
          <span className="block text-[0.8125rem] text-muted">with {counted(guests, 'guest')}</span>
        )}
      </span>
      {checkedInAt && (
        <Badge tone="positive">
          <IconCheck aria-hidden className="size-3.5" />
          {clockTime(checkedInAt, timeZone)}
        </Badge>
      )}
      <PersonForm
        userId={userId}
        name={name}
        intent={checkedInAt ? 'undo' : 'enter'}
        onSend={() => onSend(userId)}
      />
    </li>
  )
}

interface PersonFormProps {
  userId: string
  name: string
  intent: 'enter' | 'undo'
  onSend: () => void
}

/** One tap about one person; a plain form without scripts. */
export function PersonForm({ userId, name, intent, onSend }: PersonFormProps) {
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <input type="hidden" name="person" value={userId} />
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="intent" value={intent} />
      <Button type="submit" size="sm" variant={intent === 'undo' ? 'secondary' : 'soft'}>
        {intent === 'undo' ? 'Undo' : 'Check in'}
        <span className="sr-only"> {name}</span>
      </Button>
    </Form>
  )
}
