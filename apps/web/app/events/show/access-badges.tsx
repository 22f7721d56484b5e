import type { Event } from '@banter/api/events/contract'
import { type Icon, IconBadgeCc, IconVolume3, IconWheelchair } from '@tabler/icons-react'
import { Card } from '../../ui/card.tsx'

type Access = Pick<Event, 'stepFree' | 'captions' | 'quietRoom' | 'accessNote' | 'accessContact'>

const KINDS: { name: 'stepFree' | 'captions' | 'quietRoom'; label: string; icon: Icon }[] = [
  { name: 'stepFree', label: 'Step-free', icon: IconWheelchair },
  { name: 'captions', label: 'Captions', icon: IconBadgeCc },
  { name: 'quietRoom', label: 'Quiet room', icon: IconVolume3 },
]

/** What makes it possible to come, and whom to ask about it. */
export function Accessibility({ event }: { event: Access }) {
  const { accessNote, accessContact } = event
  const given = KINDS.filter(({ name }) => event[name])
  return (
    <Card title="Accessibility">
      {given.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {given.map(({ name, label, icon: Mark }) => (
            <li
              key={name}
              className="inline-flex items-center gap-1.5 rounded-full bg-info-soft px-3 py-1 font-medium text-info-text"
            >
              <Mark aria-hidden className="size-4.5" />
              {label}
            </li>
          ))}
        </ul>
      ) : (
        !accessNote && <p className="text-muted">The hosts have not said anything about access.</p>
      )}
      {accessNote && <p className="mt-3 whitespace-pre-wrap first:mt-0">{accessNote}</p>}
      {accessContact && (
        <p className="mt-3">
          <span className="text-muted">Ask about access:</span> {accessContact}
        </p>
      )}
    </Card>
  )
}
