import type { Estimate } from '@banter/api/ads/flights/contract'
import { useEffect, useRef } from 'react'
import { useFetcher } from '../../router.ts'
import { Money } from '../../ui/money.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { count, daysWords } from './words.ts'

const PAUSE_MS = 250

/** Beside the fields it stands in one form with: what they bring, while they are filled in. */
export function EstimatePanel({ sold }: { sold: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  const { load, data } = useFetcher<Estimate | null>()
  const hydrated = useHydrated()
  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = () => {
      const entries = [...new FormData(form)].filter(([name]) => ASKED.includes(name)) as [string, string][]
      const query = new URLSearchParams(sold ? entries : [...entries, ['kind', 'free']])
      load(`/admin/ads/estimate?${query}`)
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(ask, PAUSE_MS)
    }
    ask()
    form.addEventListener('input', later)
    return () => {
      clearTimeout(timer)
      form.removeEventListener('input', later)
    }
  }, [load, sold])
  return (
    <div ref={box} className="self-start rounded-md bg-sunken p-4 lg:sticky lg:top-20" hidden={!hydrated}>
      <p className="text-xs font-medium text-muted">What to expect</p>
      <div aria-live="polite" className="mt-2 min-h-44">
        {data ? <Expected estimate={data} sold={sold} /> : <p className="text-muted">Fill in the days.</p>}
      </div>
    </div>
  )
}

const ASKED = ['placement', 'kind', 'budget', 'from', 'to']

function Expected({ estimate, sold }: { estimate: Estimate; sold: boolean }) {
  const { budget, views, clicks, people, tooMuch, blackouts, days } = estimate
  return (
    <div className="grid gap-3">
      <p className="text-2xl font-semibold tracking-tight tabular-nums">
        {rangeOf(views)}
        <span className="block text-[0.8125rem] font-normal tracking-normal text-muted">
          views in {days === 1 ? 'a day' : `${count(days)} days`}, at a school of {count(people)}
        </span>
      </p>
      <dl className="grid gap-1">
        <Line label="Clicks">{rangeOf(clicks)}</Line>
        {sold && (
          <Line label="Costs at most">
            <Money value={budget} />
          </Line>
        )}
      </dl>
      {tooMuch && (
        <p className="font-medium text-caution-text">
          More than this place has in that time. What is not spent goes back to the card.
        </p>
      )}
      {blackouts.map(({ from, to, reason }) => (
        <p key={from} className="text-caution-text">
          No ads {daysWords(from, to)}
          {reason && ` (${reason})`}.
        </p>
      ))}
      <p className="text-[0.8125rem] text-muted">
        Rough, from the last two weeks. What was bought is the most that is ever counted.
      </p>
    </div>
  )
}

function Line({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium tabular-nums">{children}</dd>
    </div>
  )
}

const rangeOf = ({ low, high }: { low: number; high: number }) =>
  low === high ? count(high) : `${count(low)} – ${count(high)}`
