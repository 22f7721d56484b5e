import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  /** One sentence that says what would be here and how it gets here. */
  children?: ReactNode
  action?: ReactNode
  className?: string
}

export function EmptyState({ icon, title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cx('grid justify-items-center gap-1 px-6 py-12 text-center', className)}>
      <div className="mb-3 grid size-14 place-items-center rounded-full bg-accent-soft text-accent-text [&_svg]:size-7 [&_svg]:stroke-[1.5]">
        {icon}
      </div>
      <p className="text-base font-semibold">{title}</p>
      {children && <p className="max-w-sm text-pretty text-muted">{children}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
