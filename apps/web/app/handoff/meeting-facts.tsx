import type { Meeting } from '@banter/api/handoff/meetings/contract'
import { IconClock, IconMapPin, IconMessage, IconRun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { featuresOf, hoursWords, meetingTime, placeWords } from './words.ts'

interface MeetingFactsProps {
  meeting: Meeting
  timeZone: string
  /** Who is late, as the reader would say. */
  lateName: string | undefined
}

/** Where and when, how to find it, who can get there: in words, since a map would not be read out. */
export function MeetingFacts({ meeting, timeZone, lateName }: MeetingFactsProps) {
  const { spot, late, note, startsAt } = meeting
  return (
    <ul className="grid gap-2.5">
      <Fact icon={<IconClock aria-hidden />}>
        <time dateTime={startsAt} className="font-medium">
          {meetingTime(startsAt, timeZone)}
        </time>
        <span className="block text-[0.8125rem] text-muted">On the campus clock</span>
      </Fact>
      <Fact icon={<IconMapPin aria-hidden />}>
        <span className="font-medium">{placeWords(meeting)}</span>
        {spot && (
          <span className="block text-[0.8125rem] text-muted">
            {spot.about && <span className="block text-pretty">{spot.about}</span>}
            <span className="block">{featuresOf(spot).join(' · ')}</span>
            <span className="block">{hoursWords(spot.hours)}</span>
          </span>
        )}
        {!spot && (
          <span className="block text-[0.8125rem] text-muted">
            Not one of the school’s safe spots: choose a busy place, by day.
          </span>
        )}
      </Fact>
      {note && (
        <Fact icon={<IconMessage aria-hidden />}>
          <q className="text-pretty">{note}</q>
        </Fact>
      )}
      {late && (
        <Fact icon={<IconRun aria-hidden />}>
          {lateName ? `${lateName} is` : 'You are'} {late.minutes} minutes late.
        </Fact>
      )}
    </ul>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5">
      <span className="mt-0.5 shrink-0 text-muted [&_svg]:size-5">{icon}</span>
      <span className="min-w-0">{children}</span>
    </li>
  )
}
