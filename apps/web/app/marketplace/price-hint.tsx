import type { PriceHint as Hint } from '@banter/api/marketplace/pricing/contract'
import { IconChartDots } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { readJson } from '../billboard/send.ts'
import { formatMoney } from '../ui/amounts.ts'

interface Asked {
  isbn: string
  branch: string
  condition: string
}

const WAIT_MS = 400
const plain = (value: Hint['median']) => formatMoney(value).replace(/\.00$/, '')

/** What the like went for on this campus, where enough people have sold it. */
export function PriceHint(asked: Asked) {
  const hint = useHint(asked)
  return (
    <p aria-live="polite" className="flex items-start gap-2 text-[0.8125rem] text-muted empty:hidden">
      {hint && (
        <>
          <IconChartDots aria-hidden className="mt-px size-4.5 shrink-0 text-accent-text" />
          <span>
            {hint.of === 'isbn' ? 'This book' : 'The like of it in this condition'} sold {hint.sales} times
            here within a year, mostly for {plain(hint.low)} to {plain(hint.high)}; half of them for more than{' '}
            {plain(hint.median)}.
          </span>
        </>
      )}
    </p>
  )
}

function useHint({ isbn, branch, condition }: Asked): Hint | null {
  const [hint, setHint] = useState<Hint | null>(null)
  useEffect(() => {
    if (!isbn && !(branch && condition)) return setHint(null)
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const query = new URLSearchParams(
        Object.entries({ isbn, branch, condition }).filter(([, value]) => value),
      )
      const answer = await readJson<{ hint: Hint | null }>(`/sell/price-hint?${query}`, stop.signal)
      if (!stop.signal.aborted) setHint(answer?.hint ?? null)
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [isbn, branch, condition])
  return hint
}
