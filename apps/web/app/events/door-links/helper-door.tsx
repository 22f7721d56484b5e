import type { openDoor } from '@banter/api/events/door-links/contract'
import type { z } from 'zod'
import { PageHeader } from '../../ui/page-header.tsx'
import { type DoorAnswer, DoorDesk } from '../door/door-desk.tsx'
import { BY_LINK } from '../door/kept-notes.ts'
import type { Listed } from '../door/notes.ts'
import { useDoor } from '../door/use-door.ts'
import { whenLine } from '../words.ts'
import { BEFORE_NAME, ScannedList } from './scanned-list.tsx'

interface HelperDoorProps {
  id: string
  opened: Omit<z.output<(typeof openDoor.schema.response)[200]>, 'entries'> & Listed
  answered: DoorAnswer
}

const WORDS = {
  ways: 'Scan a code, or type it.',
  nameless: BEFORE_NAME,
  refusal: 'this link may have ended',
}

/** The door as a helper by link sees it: no list of names, and those it has let in. */
export function HelperDoor({ id, opened: { event, helper, ...list }, answered }: HelperDoorProps) {
  const door = useDoor(list, { owner: BY_LINK, doorId: id, page: `/door/${id}`, byCode: true })
  const { timeZone } = event
  return (
    <>
      <PageHeader title={event.title}>
        Door · {whenLine(event)}
        {event.place && ` · ${event.place}`}
      </PageHeader>
      <DoorDesk
        door={door}
        answered={answered}
        timeZone={timeZone}
        words={WORDS}
        note={`You help as ${helper}. The hosts see whom you let in.`}
      >
        <ScannedList guests={door.guests} timeZone={timeZone} onUndo={door.undo} />
      </DoorDesk>
    </>
  )
}
