import type { ReactNode } from 'react'

interface StatProps {
  label: string
  value: ReactNode
  hint?: ReactNode
  icon?: ReactNode
}

/** One number with its name; put several in a `StatGrid`. */
export function Stat({ label, value, hint, icon }: StatProps) {
  return (
    <div className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <dt className="flex items-center justify-between gap-2 text-[0.8125rem] text-muted [&_svg]:size-4.5">
        {label}
        {icon}
      </dt>
      <dd className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">
        {value}
        {hint && <span className="mt-0.5 block text-xs font-normal tracking-normal text-muted">{hint}</span>}
      </dd>
    </div>
  )
}

export function StatGrid({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">{children}</dl>
}
