import type { ReactNode } from 'react'
import { PublicLayout } from './public-layout.tsx'

interface AuthLayoutProps {
  schoolName?: string
  title: string
  /** One line under the title. */
  lead?: ReactNode
  /** Under the card: the way to the neighbouring page. */
  footer?: ReactNode
  children: ReactNode
}

/** One card in the middle: register, verify, sign in, forgot, reset. */
export function AuthLayout({ schoolName, title, lead, footer, children }: AuthLayoutProps) {
  return (
    <PublicLayout schoolName={schoolName}>
      <div className="mx-auto grid w-full max-w-md content-start gap-4 px-4 py-8 sm:py-16">
        <section className="rounded-lg border border-line bg-surface p-5 shadow-card sm:p-8">
          <h1 className="text-xl font-semibold">{title}</h1>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
          <div className="mt-6 grid gap-4">{children}</div>
        </section>
        {footer && <p className="text-center text-muted">{footer}</p>}
      </div>
    </PublicLayout>
  )
}
