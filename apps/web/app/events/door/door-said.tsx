import { IconAlertTriangle, IconArrowBackUp, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { TONES, type Tone } from '../../ui/tones.ts'
import { clockTime } from '../words.ts'
import { NAMELESS, type Result, type Said } from './notes.ts'

export const RESULTS: Record<Result, string> = {
  checked_in: 'Checked in',
  already: 'Was in already',
  undone: 'Taken back',
  wrong_code: 'Not a code for this event',
  not_going: 'Has no place at this event',
  wrong_time: 'The door opens twelve hours before, and closes a day after',
}

interface Words {
  tone: Tone
  title: string
  detail: string
}

function wordsFor(said: Said, timeZone: string): Words {
  switch (said.kind) {
    case 'in':
      return {
        tone: 'positive',
        title: said.name,
        detail: said.guests ? `Checked in, with ${counted(said.guests, 'guest')}` : 'Checked in',
      }
    case 'already':
      return {
        tone: 'caution',
        title: said.name,
        detail: `Already in since ${clockTime(said.at, timeZone)}. Maybe somebody else has a copy of this code.`,
      }
    case 'unknown':
      return {
        tone: 'caution',
        title: 'Not on the list of this device',
        detail: 'Noted, and looked up as soon as there is a network.',
      }
    case 'no_code':
      return {
        tone: 'danger',
        title: 'This is not a code for the door',
        detail: 'Look for the name in the list.',
      }
    case 'out':
      return { tone: 'neutral', title: said.name, detail: 'Taken back: not in.' }
    case 'refused':
      return { tone: 'danger', title: said.name, detail: `${RESULTS[said.result]}.` }
  }
}

const ICONS: Partial<Record<Tone, ReactNode>> = {
  positive: <IconCircleCheck aria-hidden />,
  caution: <IconAlertTriangle aria-hidden />,
  danger: <IconCircleX aria-hidden />,
  neutral: <IconArrowBackUp aria-hidden />,
}

interface DoorSaidProps {
  said: Said | null
  timeZone: string
  /** The way back from having let somebody in. */
  undo?: ReactNode
  /** What to call whom the list has no name of. */
  nameless: string
  /** What can be done here, said before anything was. */
  ways: string
}

/** The answer at the door, large enough to be read at arm's length. */
export function DoorSaid({ said, timeZone, undo, nameless, ways }: DoorSaidProps) {
  const words = said && wordsFor(said, timeZone)
  const title = words?.title === NAMELESS ? nameless : words?.title
  return (
    <div role="status" aria-live="assertive" data-said={said?.kind}>
      {words ? (
        <div
          className={cx(
            'flex items-center gap-4 rounded-lg px-5 py-4 [&>svg]:size-9 [&>svg]:shrink-0',
            TONES[words.tone],
          )}
        >
          {ICONS[words.tone]}
          <div className="min-w-0 flex-1">
            <p className="text-xl leading-7 font-semibold">{title}</p>
            <p>{words.detail}</p>
          </div>
          {said?.kind === 'in' && undo}
        </div>
      ) : (
        <p className="rounded-lg border border-dashed border-line-strong/60 px-5 py-6 text-center text-muted">
          {ways}
        </p>
      )}
    </div>
  )
}
