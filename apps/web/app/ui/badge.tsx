import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { TONES, type Tone } from './tones.ts'

interface BadgeProps {
  tone?: Tone
  /** A dot before the words, for states that change. */
  dot?: boolean
  children: ReactNode
  className?: string
}

export function Badge({ tone = 'neutral', dot, children, className }: BadgeProps) {
  const look =
    'inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-xs font-medium whitespace-nowrap'
  return (
    <span className={cx(look, TONES[tone], className)}>
      {dot && <span aria-hidden className="size-1.5 rounded-full bg-current" />}
      {children}
    </span>
  )
}
