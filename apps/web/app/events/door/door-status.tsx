import { IconCircleCheck, IconCloudUpload, IconWifiOff } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { TONES } from '../../ui/tones.ts'
import type { Link } from './use-link.ts'

interface DoorStatusProps {
  link: Link
  waiting: number
  /** The page opens without a network. */
  kept: boolean
  /** Why the service may not take it. */
  refusal: string
  onSend: () => void
}

/** Whether what happens here reaches the others, and how much of it waits. */
export function DoorStatus({ link, waiting, kept, refusal, onSend }: DoorStatusProps) {
  const calm = link === 'online' || link === 'sending'
  const Mark = link === 'offline' ? IconWifiOff : waiting > 0 ? IconCloudUpload : IconCircleCheck
  return (
    <div
      role="status"
      data-link={link}
      data-kept={kept}
      className={cx(
        'flex min-h-15 items-center gap-2.5 rounded-md px-3.5 py-1.5',
        link === 'refused' ? TONES.danger : link === 'offline' ? TONES.caution : TONES.neutral,
      )}
    >
      <Mark aria-hidden className="size-5 shrink-0" />
      <span className="flex-1">
        {wordsFor(link, waiting, refusal)}
        {kept && calm && (
          <span className="block text-[0.8125rem] text-muted">This page opens without a network too.</span>
        )}
      </span>
      {!calm && (
        <Button size="sm" onClick={onSend}>
          Try now
        </Button>
      )}
    </div>
  )
}

function wordsFor(link: Link, waiting: number, refusal: string): string {
  const waits =
    waiting === 0 ? 'Go on: it is kept here.' : `${counted(waiting, 'note')} kept here, sent when it is back.`
  if (link === 'offline') return `No network. ${waits}`
  if (link === 'refused') return `The service does not take it: ${refusal}. ${waits}`
  if (link === 'sending') return `Sending ${counted(waiting, 'note')} …`
  return waiting > 0 ? `${counted(waiting, 'note')} to send` : 'Everything is sent.'
}
