import { newId } from '@banter/api/http/contract'
import { useCallback, useState } from 'react'
import { hashOf, readCode } from './code.ts'
import type { KeptAs } from './kept-notes.ts'
import { arrive, type Door, type Listed, latestSaid, leave, type Said } from './notes.ts'
import { useKeptDoor } from './use-kept-door.ts'
import { useKeptPage } from './use-kept-page.ts'
import { useSending } from './use-sending.ts'

interface DoorUse extends KeptAs {
  /** Where this door is, and below it where it sends to. */
  page: string
  /** People are known by what they showed, not by who they are. */
  byCode?: boolean
}

/**
 * The door as this device knows it. Everything is decided here first, from the list that was fetched, kept on the device, and sent
 * as soon as there is a network: it goes on when that is gone, also after a reload, and nothing that happened is lost.
 */
export function useDoor(list: Listed, { page, byCode = false, ...as }: DoorUse) {
  const [said, setSaid] = useState<Said | null>(null)
  const kept = useKeptDoor(list, as)
  const { door, latest, change } = kept
  const hear = useCallback((late: Said) => setSaid((now) => latestSaid(now, late)), [])
  const { link, send, refresh } = useSending(page, kept, hear)

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
    kept: useKeptPage(page),
    refresh: () => void refresh(),
    async enterByCode(text: string) {
      const code = readCode(text)
      const hash = code && (await hashOf(code))
      const guest = latest.current.guests.find((one) => one.hash === hash)
      act(arrive(latest.current, { ...mark(), guest, byCode, ...(code ? { code } : {}) }))
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
