import type { Ad } from '@banter/api/ads/serving/contract'
import { useEffect, useRef, useState } from 'react'
import { cx } from '../../ui/cx.ts'
import { AdMenu } from './ad-menu.tsx'
import { watchAd } from './seen.ts'
import { clickPath, LABELS } from './words.ts'

interface AdCardProps {
  ad: Ad
  /** Of a grid: its picture above its words. */
  tile?: boolean
}

/** An ad, always said to be one. The whole card leads where it leads, in a page of its own. */
export function AdCard({ ad, tile = false }: AdCardProps) {
  const box = useRef<HTMLDivElement>(null)
  const [hidden, hide] = useState(false)
  useEffect(() => (box.current ? watchAd(box.current, ad.token) : undefined), [ad.token])
  if (hidden)
    return (
      <p className="rounded-lg bg-sunken p-4 text-[0.8125rem] text-muted">
        Hidden. You will not see this ad again.
      </p>
    )
  return (
    <div
      ref={box}
      data-ad={ad.creativeId}
      className={cx(
        'relative rounded-lg border border-line bg-surface shadow-card hover:border-line-strong',
        tile ? 'flex h-full flex-col p-3' : 'p-4 sm:p-5',
      )}
    >
      <p className="pr-9 text-xs text-muted">
        <span className="font-semibold text-ink">{LABELS[ad.by]}</span> · {ad.advertiser}
      </p>
      <div className={cx('mt-2 flex min-w-0 gap-4', tile && 'flex-1 flex-col gap-2')}>
        {ad.image && (
          <img
            src={ad.image}
            alt={ad.alt}
            loading="lazy"
            decoding="async"
            className={cx(
              'rounded-md border border-line bg-sunken object-cover',
              tile ? 'aspect-[4/3] w-full' : 'h-20 w-28 sm:h-24 sm:w-36',
            )}
          />
        )}
        <div className={cx('min-w-0', tile && 'flex flex-1 flex-col items-start')}>
          <a
            href={clickPath(ad)}
            target="_blank"
            rel="noopener nofollow sponsored"
            className="font-semibold text-pretty after:absolute after:inset-0 after:rounded-lg"
          >
            {ad.headline}
          </a>
          <p className="text-pretty text-muted">{ad.text}</p>
          <p className={cx('font-medium text-accent-text', tile ? 'mt-auto pt-1' : 'mt-1')}>{ad.action}</p>
        </div>
      </div>
      <AdMenu ad={ad} onHide={() => hide(true)} />
    </div>
  )
}
