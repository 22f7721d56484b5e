import { IconCheck } from '@tabler/icons-react'
import { cx } from './cx.ts'

/** Where somebody is in a short sequence: a wizard or a checkout. */
export function Steps({ steps, current }: { steps: string[]; current: number }) {
  return (
    <ol className="flex gap-2" aria-label={`Step ${current + 1} of ${steps.length}`}>
      {steps.map((step, at) => (
        <li key={step} aria-current={at === current ? 'step' : undefined} className="min-w-0 flex-1">
          <span className={cx('mb-2 block h-1 rounded-full', at <= current ? 'bg-accent' : 'bg-line')} />
          <span
            className={cx(
              'flex items-center gap-1 text-xs font-medium',
              at === current ? 'text-ink' : 'text-muted',
              at !== current && 'max-sm:sr-only',
            )}
          >
            {at < current && <IconCheck aria-hidden className="size-3.5 text-positive-text" />}
            {step}
            {at < current && <span className="sr-only">, done</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
