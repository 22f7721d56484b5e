import { useEffect, useState } from 'react'

const RETRY_MS = 5_000
const REFRESH_MS = 30_000

/** How the door stands with the service. */
export type Link = 'online' | 'sending' | 'offline' | 'refused'

/** Tries again when the network is back, soon while it is away, and now and then otherwise. */
export function useLink(refresh: () => Promise<void>) {
  const [link, setLink] = useState<Link>('online')
  useEffect(() => {
    const gone = () => setLink('offline')
    const back = () => void refresh()
    window.addEventListener('online', back)
    window.addEventListener('offline', gone)
    const timer = setInterval(back, link === 'offline' ? RETRY_MS : REFRESH_MS)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', back)
      window.removeEventListener('offline', gone)
    }
  }, [link, refresh])
  return { link, setLink }
}
