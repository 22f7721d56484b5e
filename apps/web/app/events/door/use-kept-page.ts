import { useEffect, useState } from 'react'
import { keepPage } from '../../offline/kept-page.ts'

/** When the page has loaded all it needs, the decoder of the camera too. */
const LOADED_MS = 500

/** Whether the page itself opens without a network. */
export function useKeptPage(path: string): boolean {
  const [kept, setKept] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => void keepPage(path).then(setKept), LOADED_MS)
    return () => clearTimeout(timer)
  }, [path])
  return kept
}
