import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { Time } from './time.tsx'

export interface TimelineStep {
  title: string
  detail?: ReactNode
  /** ISO 8601; absent for what has not happened yet. */
  at?: string | null
  state: 'done' | 'current' | 'ahead' | 'failed'
}

const DOTS = {
  done: 'bg-positive-soft text-positive-text',
  current: 'bg-accent text-white',
  ahead: 'border border-line bg-surface text-muted',
  failed: 'bg-danger-soft text-danger-text',
}

/** What happened to a thing, when, and what comes next. */
export function Timeline({ steps, label }: { steps: TimelineStep[]; label: string }) {
  return (
    <ol aria-label={label} className="grid">
      {steps.map((step, at) => (
        <li
          key={`${step.title} ${step.at ?? at}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="group relative grid grid-cols-[1.75rem_1fr] gap-3 pb-5 last:pb-0"
        >
          <span
            aria-hidden
            className="absolute top-7 bottom-0 left-3.5 w-px -translate-x-1/2 bg-line group-last:hidden"
          />
          <span className={cx('grid size-7 place-items-center rounded-full', DOTS[step.state])}>
            <Mark state={step.state} />
          </span>
          <div className="pt-0.5">
            <p className={cx('font-medium', step.state === 'ahead' && 'font-normal text-muted')}>
              {step.title}
            </p>
            {step.detail && <p className="text-muted">{step.detail}</p>}
            {step.at && <Time value={step.at} className="text-xs text-muted" />}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Mark({ state }: { state: TimelineStep['state'] }) {
  if (state === 'done') return <IconCheck aria-label="Done" className="size-4" />
  if (state === 'failed') return <IconX aria-label="Failed" className="size-4" />
  return (
    <span
      aria-hidden
      className={cx('size-2 rounded-full', state === 'current' ? 'bg-white' : 'bg-line-strong')}
    />
  )
}
