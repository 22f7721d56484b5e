import { Time } from '../../ui/time.tsx'
import type { Happened } from './lines.ts'

/** A step of the order, said by nobody. */
export function StepLine({ step: { text, reason, at } }: { step: Happened }) {
  return (
    <li className="justify-self-center px-4 text-center text-xs text-pretty text-muted">
      <span className="wrap-anywhere">
        {text} {reason && `“${reason}”`}
      </span>{' '}
      <Time value={at} className="text-2xs whitespace-nowrap" />
    </li>
  )
}
