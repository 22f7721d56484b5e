import type { Ad } from '@banter/api/ads/serving/contract'
import { useEffect, useState } from 'react'
import { useLocation } from '../../router.ts'
import { AdCard } from './ad-card.tsx'
import { hasRail } from './rail-pages.ts'

/** So wide that there is room beside the page: nothing moves when an ad comes. */
const WIDE = '(min-width: 112rem)'

/** Beside the page on wide screens, another one on each page. It is asked for when the page stands, so that no page waits for it. */
export function AdRail() {
  const { pathname } = useLocation()
  const [ad, setAd] = useState<Ad | null>(null)
  useEffect(() => {
    setAd(null)
    if (!hasRail(pathname) || !matchMedia(WIDE).matches) return
    const leaving = new AbortController()
    fetch('/api/v1/ads?placement=rail', { signal: leaving.signal })
      .then((response) => (response.ok ? response.json() : { items: [] }))
      .then(({ items }: { items: Ad[] }) => setAd(items[0] ?? null))
      .catch(() => {})
    return () => leaving.abort()
  }, [pathname])
  if (!ad) return null
  return (
    <aside
      aria-label="Advertisement"
      className="fixed top-20 left-[calc(50%+40rem)] ml-3 hidden w-54 min-[112rem]:block print:hidden"
    >
      <AdCard key={ad.id} ad={ad} tile />
    </aside>
  )
}
