import { type MutableRefObject, useCallback, useEffect, useRef, useState } from 'react'
import { type KeptAs, readKept, writeKept } from './kept-notes.ts'
import { type Door, type Listed, withManifest } from './notes.ts'

export interface KeptDoor {
  door: Door
  /** The same, for what happens between two drawings. */
  latest: MutableRefObject<Door>
  /** Another door; with a list that the service made at that time. */
  change: (next: Door, madeAt?: string) => void
  /** What this device knew before is read. */
  ready: boolean
}

/** The door in memory and on the device: what was known when the page closed is known when it opens. */
export function useKeptDoor({ entries, madeAt }: Listed, { owner, doorId }: KeptAs): KeptDoor {
  const [door, setDoor] = useState<Door>({ guests: entries, notes: [], troubles: [] })
  const [ready, setReady] = useState(false)
  const latest = useRef(door)
  const listed = useRef(madeAt)

  const change = useCallback(
    (next: Door, made?: string) => {
      latest.current = next
      if (made) listed.current = made
      setDoor(next)
      const list = { guests: next.guests, madeAt: listed.current }
      void writeKept({ owner, doorId }, { ...next, list })
    },
    [owner, doorId],
  )

  useEffect(() => {
    void readKept({ owner, doorId }).then(({ notes: noted, troubles, list }) => {
      const known = new Set(latest.current.notes.map(({ id }) => id))
      const notes = [...noted.filter(({ id }) => !known.has(id)), ...latest.current.notes]
      // A page that was opened without a network is older than what this device was told since.
      const newer = list && list.madeAt > listed.current ? list : null
      const guests = newer?.guests ?? latest.current.guests
      change(withManifest({ ...latest.current, notes, troubles }, guests), newer?.madeAt)
      setReady(true)
    })
  }, [owner, doorId, change])

  return { door, latest, change, ready }
}
