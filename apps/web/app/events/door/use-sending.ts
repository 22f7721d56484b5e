import { useCallback, useEffect, useRef } from 'react'
import { type Said, settle, withManifest } from './notes.ts'
import { fetchManifest, sendNotes } from './send-notes.ts'
import type { KeptDoor } from './use-kept-door.ts'
import { useLink } from './use-link.ts'

/** Sends what was noted and fetches the list anew, as often as the network allows. */
export function useSending(
  page: string,
  { latest, change, ready }: Omit<KeptDoor, 'door'>,
  onSaid: (said: Said) => void,
) {
  const busy = useRef(false)
  const renew = useRef(async () => {})
  const refresh = useCallback(() => renew.current(), [])
  const { link, setLink } = useLink(refresh)

  const send = useCallback(async () => {
    const { notes } = latest.current
    if (busy.current || notes.length === 0) return
    busy.current = true
    setLink('sending')
    const answer = await sendNotes(page, notes)
    busy.current = false
    if (!('items' in answer)) return setLink(answer.refused ? 'refused' : 'offline')
    const sent = notes.map(({ id }) => id)
    const settled = settle(latest.current, sent, answer.items)
    change(withManifest(settled.door, answer.entries), answer.madeAt)
    if (settled.said) onSaid(settled.said)
    setLink('online')
    if (latest.current.notes.length > 0) void send()
  }, [page, latest, change, onSaid, setLink])

  renew.current = async () => {
    if (latest.current.notes.length > 0) return send()
    const fetched = await fetchManifest(page)
    if ('refused' in fetched) return setLink(fetched.refused ? 'refused' : 'offline')
    setLink('online')
    change(withManifest(latest.current, fetched.entries), fetched.madeAt)
  }

  useEffect(() => {
    if (ready) void refresh()
  }, [ready, refresh])

  return { link, send, refresh }
}
