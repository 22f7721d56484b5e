import { useEffect } from 'react'
import { sendForm } from '../billboard/send.ts'

/** Long enough to have looked. */
const LOOKED_MS = 1_500

/** Tells that somebody has looked at a listing. Pages that are only fetched ahead, and their own sellers, do not count. */
export function useView(id: string, counts: boolean): void {
  useEffect(() => {
    if (!counts) return
    const timer = setTimeout(() => void sendForm(`/products/${id}/view`, {}, { keepalive: true }), LOOKED_MS)
    return () => clearTimeout(timer)
  }, [id, counts])
}
