import type { ReactNode } from 'react'

interface FeatureProps {
  icon: ReactNode
  title: string
  children: ReactNode
}

/** One thing the product does, in two sentences. */
export function Feature({ icon, title, children }: FeatureProps) {
  return (
    <article className="rounded-lg border border-line bg-surface p-5 shadow-card sm:p-6">
      <span className="grid size-10 place-items-center rounded-md bg-accent-soft text-accent-text [&_svg]:size-5.5 [&_svg]:stroke-[1.75]">
        {icon}
      </span>
      <h3 className="mt-4 text-base font-semibold">{title}</h3>
      <p className="mt-1 text-pretty text-muted">{children}</p>
    </article>
  )
}
