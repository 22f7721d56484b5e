import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface CardProps {
  title?: ReactNode
  /** Beside the title: a badge, a link or a small button. */
  action?: ReactNode
  footer?: ReactNode
  /** Lets tables and lists reach the border. */
  flush?: boolean
  as?: 'section' | 'article' | 'div'
  className?: string
  children?: ReactNode
}

export function Card({ title, action, footer, flush, as: Tag = 'section', className, children }: CardProps) {
  return (
    <Tag className={cx('overflow-hidden rounded-lg border border-line bg-surface shadow-card', className)}>
      {(title || action) && (
        <header className="flex min-h-13 items-center justify-between gap-3 border-b border-line px-4 py-2.5 sm:px-5">
          <h2 className="text-[0.9375rem] font-semibold">{title}</h2>
          {action}
        </header>
      )}
      {children !== undefined && <div className={flush ? undefined : 'p-4 sm:p-5'}>{children}</div>}
      {footer && (
        <footer className="flex items-center justify-end gap-2 border-t border-line bg-canvas px-4 py-3 sm:px-5">
          {footer}
        </footer>
      )}
    </Tag>
  )
}
