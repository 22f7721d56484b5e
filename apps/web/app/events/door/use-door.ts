import { newId } from '@banter/api/http/contract'
import { useState } from 'react'
import { hashOf, readCode } from './code.ts'
import { arrive, type Door, leave, type Manifest, type Said } from './notes.ts'
import { useKeptDoor } from './use-kept-door.ts'
import { useKeptPage } from './use-kept-page.ts'
import { useSending } from './use-sending.ts'

/**
 * The door as this device knows it. Everything is decided here first, from the list that was fetched, kept on the device, and sent
 * as soon as there is a network: it goes on when that is gone, also after a reload, and nothing that happened is lost.
 */
export function useDoor(manifest: Manifest, userId: string) {
  const [said, setSaid] = useState<Said | null>(null)
  const kept = useKeptDoor(manifest, userId)
  const { door, latest, change } = kept
  const { link, send, refresh } = useSending(manifest.eventId, kept, setSaid)

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
    kept: useKeptPage(manifest.eventId),
    refresh: () => void refresh(),
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
