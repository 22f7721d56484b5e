import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { CodeEntry } from './code-entry.tsx'
import { DoorSaid } from './door-said.tsx'
import { DoorStatus } from './door-status.tsx'
import { PersonForm } from './guest-list.tsx'
import type { Said } from './notes.ts'
import { Scanner } from './scanner.tsx'
import { TroubleList } from './trouble-list.tsx'
import type { DoorControls } from './use-door.ts'

export interface DoorWords {
  /** What can be done here, said before anything was. */
  ways: string
  /** What to call whom the list has no name of. */
  nameless: string
  /** Why the service may not take what is noted. */
  refusal: string
}

/** What a form without scripts was told. */
export type DoorAnswer = { said: Said | null; refusal?: FormRefusal | undefined } | undefined

interface DoorDeskProps {
  door: DoorControls
  answered: DoorAnswer
  timeZone: string
  words: DoorWords
  /** What is scanned stays in sight while the list is moved. */
  stays?: boolean
  /** Below how many are in. */
  note?: ReactNode
  /** Who may come in, or who has. */
  children: ReactNode
}

/** The door as whoever stands at it works with it: the code and what came of it, and beside that the list. */
export function DoorDesk({ door, answered, timeZone, words, stays, note, children }: DoorDeskProps) {
  const hydrated = useHydrated()
  const said = door.said ?? answered?.said ?? null
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <div className={cx('grid gap-4', stays && 'lg:sticky lg:top-20')}>
        <FormErrors refusal={answered?.refusal} />
        <DoorSaid
          said={said}
          timeZone={timeZone}
          nameless={words.nameless}
          ways={words.ways}
          undo={
            said?.kind === 'in' && (
              <PersonForm
                userId={said.userId}
                name={said.name}
                intent="undo"
                onSend={() => door.undo(said.userId)}
              />
            )
          }
        />
        <Card>
          <div className="grid gap-5">
            {hydrated && <Scanner onCode={door.enterByCode} />}
            <CodeEntry onCode={door.enterByCode} />
          </div>
        </Card>
        {hydrated && (
          <DoorStatus
            link={door.link}
            waiting={door.notes.length}
            kept={door.kept}
            refusal={words.refusal}
            onSend={door.refresh}
          />
        )}
        <TroubleList troubles={door.troubles} timeZone={timeZone} onClear={door.clearTroubles} />
      </div>
      <div className="grid gap-4">
        <InsideCard guests={door.guests} note={note} />
        {children}
      </div>
    </div>
  )
}

function InsideCard({ guests, note }: { guests: DoorControls['guests']; note: ReactNode }) {
  const inside = guests.filter(({ checkedInAt }) => checkedInAt).length
  return (
    <Card>
      <p className="mb-2 font-medium">
        {inside} of {guests.length} checked in
      </p>
      <Progress label="Checked in" value={guests.length > 0 ? (inside / guests.length) * 100 : 0} />
      {note && <p className="mt-3 text-[0.8125rem] text-muted">{note}</p>}
    </Card>
  )
}
