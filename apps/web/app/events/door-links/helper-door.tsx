import type { openDoor } from '@banter/api/events/door-links/contract'
import type { z } from 'zod'
import { Card } from '../../ui/card.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { CodeEntry } from '../door/code-entry.tsx'
import { DoorSaid } from '../door/door-said.tsx'
import { DoorStatus } from '../door/door-status.tsx'
import { PersonForm } from '../door/guest-list.tsx'
import { BY_LINK } from '../door/kept-notes.ts'
import type { Listed, Said } from '../door/notes.ts'
import { Scanner } from '../door/scanner.tsx'
import { TroubleList } from '../door/trouble-list.tsx'
import { useDoor } from '../door/use-door.ts'
import { whenLine } from '../words.ts'
import { BEFORE_NAME, ScannedList } from './scanned-list.tsx'

interface HelperDoorProps {
  id: string
  opened: Omit<z.output<(typeof openDoor.schema.response)[200]>, 'entries'> & Listed
  /** What a form without scripts was told. */
  answered: { said: Said | null; refusal?: FormRefusal | undefined } | undefined
}

/** The door as a helper by link sees it: no list of names, and those it has let in. */
export function HelperDoor({ id, opened: { event, helper, ...list }, answered }: HelperDoorProps) {
  const hydrated = useHydrated()
  const door = useDoor(list, { owner: BY_LINK, doorId: id, page: `/door/${id}`, byCode: true })
  const said = door.said ?? answered?.said ?? null
  const inside = door.guests.filter(({ checkedInAt }) => checkedInAt).length
  const { timeZone } = event
  return (
    <>
      <PageHeader title={event.title}>
        Door · {whenLine(event)}
        {event.place && ` · ${event.place}`}
      </PageHeader>
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid gap-4">
          <FormErrors refusal={answered?.refusal} />
          <DoorSaid
            said={said}
            timeZone={timeZone}
            nameless={BEFORE_NAME}
            ways="Scan a code, or type it."
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
              refusal="this link may have ended"
              onSend={door.refresh}
            />
          )}
          <TroubleList troubles={door.troubles} timeZone={timeZone} onClear={door.clearTroubles} />
        </div>
        <div className="grid gap-4">
          <Card>
            <p className="mb-2 font-medium">
              {inside} of {door.guests.length} checked in
            </p>
            <Progress
              label="Checked in"
              value={door.guests.length > 0 ? (inside / door.guests.length) * 100 : 0}
            />
            <p className="mt-3 text-[0.8125rem] text-muted">
              You help as {helper}. The hosts see whom you let in.
            </p>
          </Card>
          <ScannedList guests={door.guests} timeZone={timeZone} onUndo={door.undo} />
        </div>
      </div>
    </>
  )
}
