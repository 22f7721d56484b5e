import { CopyButton } from './copy-button.tsx'

interface CodeDisplayProps {
  code: string
  /** What the code is for, in a few words. */
  label: string
  hint?: string
  /** Left out where it must not be sent to anybody. */
  copy?: boolean
}

/** A short code to be read out to somebody: large, in groups of three, spoken digit by digit. */
export function CodeDisplay({ code, label, hint, copy = true }: CodeDisplayProps) {
  const half = Math.ceil(code.length / 2)
  return (
    <div className="grid justify-items-center gap-2 rounded-lg border border-line bg-sunken/60 px-4 py-6 text-center">
      <p className="text-xs font-medium tracking-wide text-muted uppercase">{label}</p>
      <p className="text-4xl font-semibold tracking-[0.14em] tabular-nums">
        <span className="sr-only">{[...code].join(' ')}</span>
        <span aria-hidden className="inline-flex gap-[0.35em] pl-[0.14em]">
          <span>{code.slice(0, half)}</span>
          <span>{code.slice(half)}</span>
        </span>
      </p>
      {hint && <p className="max-w-xs text-muted">{hint}</p>}
      {copy && <CopyButton text={code} label="Copy code" />}
    </div>
  )
}
