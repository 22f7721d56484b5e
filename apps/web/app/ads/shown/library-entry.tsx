import type { LibraryEntry } from '@banter/api/ads/library/contract'
import { Badge } from '../../ui/badge.tsx'
import { LABELS, PLACES } from './words.ts'

const day = (date: string) =>
  new Date(date).toLocaleDateString('en-US', {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'UTC',
  })

export const daysWords = (from: string, to: string) =>
  from === to ? day(from) : `${day(from)} to ${day(to)}`

/** A campaign as everybody may know it. */
export function LibraryEntryCard({ entry }: { entry: LibraryEntry }) {
  const { advertiser, by, running, from, to, placements, views, ads } = entry
  return (
    <article className="rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold">{advertiser}</h2>
        <Badge tone={by === 'sponsored' ? 'caution' : 'neutral'}>{LABELS[by]}</Badge>
        {running && <Badge tone="positive">Running</Badge>}
      </div>
      <p className="mt-1 text-[0.8125rem] text-muted">
        {daysWords(from, to)} · {placements.map((place) => PLACES[place]).join(', ')} ·{' '}
        {views > 0 ? `more than ${views.toLocaleString('en-US')} views` : 'fewer than 10 views'}
      </p>
      <ul className="mt-3 grid gap-3">
        {ads.map((ad) => (
          <li key={ad.id} className="flex gap-3">
            {ad.image && (
              <img
                src={ad.image}
                alt={ad.alt}
                loading="lazy"
                className="h-16 w-24 rounded-md border border-line object-cover"
              />
            )}
            <div className="min-w-0">
              <p className="font-medium">{ad.headline}</p>
              <p className="text-muted">{ad.text}</p>
              {ad.landingHost && <p className="text-[0.8125rem] text-muted">Leads to {ad.landingHost}</p>}
            </div>
          </li>
        ))}
        {ads.length === 0 && <li className="text-muted">What it showed was taken down.</li>}
      </ul>
    </article>
  )
}
