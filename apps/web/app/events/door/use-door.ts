import { newId } from '@banter/api/http/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { hashOf, readCode } from './code.ts'
import { readKept, writeKept } from './kept-notes.ts'
import { arrive, type Door, leave, type Manifest, type Said, settle, withManifest } from './notes.ts'
import { fetchManifest, sendNotes } from './send-notes.ts'

const RETRY_MS = 5_000
const REFRESH_MS = 30_000

/** How the door stands with the service. */
export type Link = 'online' | 'sending' | 'offline' | 'refused'

/**
 * The door as this device knows it. Everything is decided here first, from the list that was fetched, kept on the device, and sent
 * as soon as there is a network: it goes on when that is gone, and nothing that happened is lost.
 */
export function useDoor(manifest: Manifest, userId: string) {
  const [door, setDoor] = useState<Door>({ guests: manifest.entries, notes: [], troubles: [] })
  const [said, setSaid] = useState<Said | null>(null)
  const [link, setLink] = useState<Link>('online')
  const latest = useRef(door)
  const busy = useRef(false)
  const { eventId } = manifest

  const change = useCallback(
    (next: Door) => {
      latest.current = next
      setDoor(next)
      void writeKept(eventId, userId, next)
    },
    [eventId, userId],
  )

  const send = useCallback(async () => {
    const { notes } = latest.current
    if (busy.current || notes.length === 0) return
    busy.current = true
    setLink('sending')
    const answer = await sendNotes(eventId, notes)
    busy.current = false
    if (!('items' in answer)) return setLink(answer.refused ? 'refused' : 'offline')
    const sent = notes.map(({ id }) => id)
    const settled = settle(latest.current, sent, answer.items)
    change(withManifest(settled.door, answer.entries))
    if (settled.said) setSaid(settled.said)
    setLink('online')
    if (latest.current.notes.length > 0) void send()
  }, [eventId, change])

  const refresh = useCallback(async () => {
    if (latest.current.notes.length > 0) return send()
    const entries = await fetchManifest(eventId)
    setLink(entries ? 'online' : 'offline')
    if (entries) change(withManifest(latest.current, entries))
  }, [eventId, change, send])

  useEffect(() => {
    void readKept(eventId, userId).then((kept) => {
      const known = new Set(latest.current.notes.map(({ id }) => id))
      const notes = [...kept.notes.filter(({ id }) => !known.has(id)), ...latest.current.notes]
      change(withManifest({ ...latest.current, notes, troubles: kept.troubles }, latest.current.guests))
      void send()
    })
  }, [eventId, userId, change, send])

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

  const act = (outcome: { door: Door; said: Said }) => {
    change(outcome.door)
    setSaid(outcome.said)
    void send()
  }
  const mark = () => ({ id: newId(), at: new Date().toISOString() })

  return {
    ...door,
    said,
    link,
    refresh,
    async enterByCode(text: string) {
      const code = readCode(text)
      const hash = code && (await hashOf(code))
      const guest = latest.current.guests.find((one) => one.hash === hash)
      act(arrive(latest.current, { ...mark(), guest, ...(code ? { code } : {}) }))
    },
    enter(guestId: string) {
      const guest = latest.current.guests.find((one) => one.userId === guestId)
      if (guest) act(arrive(latest.current, { ...mark(), guest }))
    },
    undo: (guestId: string) => act(leave(latest.current, guestId, mark())),
    clearTroubles: () => change({ ...latest.current, troubles: [] }),
  }
}

export type DoorControls = ReturnType<typeof useDoor>
