import type { ReactNode } from 'react'

interface UnfoldingProps {
  label: string
  className: string
  /** From the start: there is something to mend in it. */
  open: boolean
  children: ReactNode
}

/** A form behind its name, also without scripts. Whoever opens it goes on in its field. */
export function Unfolding({ label, className, open, children }: UnfoldingProps) {
  return (
    <details
      open={open}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open && !open) currentTarget.querySelector('textarea')?.focus()
      }}
      className="open:basis-full"
    >
      <summary className={`${className} w-fit cursor-pointer`}>{label}</summary>
      <div className="pt-2">{children}</div>
    </details>
  )
}
