import type { ReactNode } from 'react'
import { BackLink } from './back-link.tsx'

interface PageHeaderProps {
  title: string
  /** One line under the title. */
  children?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
}

/** The top of every page; holds its one `h1`. */
export function PageHeader({ title, children, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-5 sm:mb-6">
      {back && <BackLink to={back.to}>{back.label}</BackLink>}
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl font-semibold sm:text-2xl">{title}</h1>
          {children && <p className="mt-0.5 text-muted">{children}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}
