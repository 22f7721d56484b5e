import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { MAIN_ID, SkipLink } from './skip-link.tsx'
import { ThemeChoice } from './theme-choice.tsx'

interface PublicLayoutProps {
  /** Whose page this is, when it is a school's. */
  schoolName?: string
  /** In the header's right: sign in, register. */
  actions?: ReactNode
  children: ReactNode
}

/** The frame of pages that anybody sees: landing, school picker, errors. */
export function PublicLayout({ schoolName, actions, children }: PublicLayoutProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex h-16 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
          <Link to="/" className="flex min-w-0 items-center gap-2.5">
            <BrandMark className="shrink-0" />
            <span className="truncate text-base font-semibold">{schoolName ?? 'Banter'}</span>
          </Link>
          {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
        </div>
      </header>
      <main id={MAIN_ID} tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <footer className="border-t border-line">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-4 px-4 py-5 text-muted sm:px-6">
          <p>Banter, the campus square</p>
          <ThemeChoice />
        </div>
      </footer>
    </div>
  )
}
