import type { ReactNode } from 'react'
import { cx } from '../ui/cx.ts'

interface TurnProps {
  label: string
  side: string
  onClick: () => void
  children: ReactNode
}

/** To the picture before or after. */
export function Turn({ label, side, onClick, children }: TurnProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={cx(
        'absolute top-1/2 grid size-10 -translate-y-1/2 place-items-center rounded-full border border-line bg-surface text-ink shadow-card hover:bg-sunken [&_svg]:size-5',
        side,
      )}
    >
      {children}
    </button>
  )
}
