import type { CampaignKind } from '@banter/api/ads/contract'
import { useState } from 'react'
import { chipLook } from '../../ui/category-chips.tsx'
import { cx } from '../../ui/cx.ts'
import { LABELS } from '../shown/words.ts'

export interface Previewed {
  headline: string
  body: string
  action: string
  landingUrl: string
  image: string | null
}

interface AdPreviewProps {
  advertiser: string
  kind: CampaignKind
  ad: Previewed
}

/** How students will see it: between posts, and as one tile of the shop. */
export function AdPreview({ advertiser, kind, ad }: AdPreviewProps) {
  const [tile, setTile] = useState(false)
  return (
    <section aria-label="Preview" className="grid gap-3">
      <div className="flex items-center justify-between">
        <h2 className="font-medium">How it looks</h2>
        <div className="flex gap-1.5">
          {['In a list', 'As a tile'].map((name, at) => (
            <button
              key={name}
              type="button"
              aria-pressed={tile === (at === 1)}
              onClick={() => setTile(at === 1)}
              className={chipLook(tile === (at === 1))}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      <div className="rounded-lg bg-sunken p-3">
        <article
          className={cx(
            'rounded-lg border border-line bg-surface shadow-card',
            tile ? 'mx-auto max-w-52 p-3' : 'p-4',
          )}
        >
          <p className="truncate text-xs text-muted">
            <span className="font-semibold text-ink">{LABELS[kind]}</span> · {advertiser}
          </p>
          <div className={cx('mt-2 flex min-w-0 gap-3', tile && 'flex-col gap-2')}>
            {ad.image && (
              <img
                src={ad.image}
                alt=""
                className={cx(
                  'rounded-md border border-line bg-sunken object-cover',
                  tile ? 'aspect-[4/3] w-full' : 'h-20 w-28',
                )}
              />
            )}
            <div className="min-w-0">
              <p className="font-semibold text-pretty">{ad.headline || 'Your headline'}</p>
              {ad.body && <p className="text-pretty text-muted">{ad.body}</p>}
              <p className="mt-1 font-medium text-accent-text">{ad.action}</p>
            </div>
          </div>
        </article>
        <p className="mt-2 min-h-5 truncate text-center text-[0.8125rem] text-muted">
          {landingWords(ad.landingUrl)}
        </p>
      </div>
    </section>
  )
}

function landingWords(landingUrl: string): string {
  if (landingUrl.startsWith('/')) return `Leads to ${landingUrl} of the campus`
  return URL.canParse(landingUrl) ? `Leads to ${new URL(landingUrl).hostname}` : ''
}
