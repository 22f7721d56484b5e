import type { MediaKind, MediaView, Purpose } from '@banter/api/media/contract'
import { useEffect, useReducer, useRef } from 'react'
import { changePicks, type Picked, startWith } from './picked.ts'
import { upload } from './upload.ts'

export interface PickRules {
  purpose: Purpose
  kinds: readonly MediaKind[]
  max: number
}

const AT_ONCE = 3

/** The pictures of one picker: what is sent, how far it is, and in which order they are. */
export function usePicks(start: MediaView[], { purpose, kinds, max }: PickRules) {
  const [picks, change] = useReducer(changePicks, start, startWith)
  const running = useRef(new Map<string, AbortController>())
  const waiting = useRef<Picked[]>([])

  useEffect(
    () => () => {
      for (const one of running.current.values()) one.abort()
    },
    [],
  )

  async function next() {
    const item = running.current.size < AT_ONCE ? waiting.current.shift() : undefined
    if (!item?.file) return
    const { key, file } = item
    const stop = new AbortController()
    running.current.set(key, stop)
    const onProgress = (sent: number) => change({ do: 'update', key, with: { sent } })
    try {
      const { media, similar } = await upload({ file, purpose, kinds, signal: stop.signal, onProgress })
      change({ do: 'update', key, with: { state: 'ready', view: media, similar, sent: 1 } })
    } catch (error) {
      const problem = error instanceof Error ? error.message : 'That did not work.'
      change({ do: 'update', key, with: { state: 'failed', problem } })
    } finally {
      running.current.delete(key)
      void next()
    }
  }

  function begin(items: Picked[]) {
    waiting.current.push(...items)
    for (const _ of items) void next()
  }

  return {
    ...picks,
    change,
    busy: picks.items.some(({ state }) => state === 'sending'),
    /** @returns how many did not fit */
    add(files: File[]): number {
      const room = Math.max(0, max - picks.items.length)
      const items = files.slice(0, room).map(chosen)
      change({ do: 'add', items })
      begin(items)
      return Math.max(0, files.length - room)
    },
    retry(item: Picked) {
      change({ do: 'update', key: item.key, with: { state: 'sending', sent: 0, problem: undefined } })
      begin([item])
    },
    remove({ key, state }: Picked) {
      waiting.current = waiting.current.filter((one) => one.key !== key)
      if (state === 'sending') {
        running.current.get(key)?.abort()
        change({ do: 'update', key, with: { state: 'failed', problem: 'It was not sent completely.' } })
      }
      change({ do: 'remove', key })
    },
  }
}

export type UsedPicks = ReturnType<typeof usePicks>

function chosen(file: File): Picked {
  const preview = file.type.startsWith('image/') ? URL.createObjectURL(file) : ''
  return {
    key: crypto.randomUUID(),
    state: 'sending',
    sent: 0,
    name: file.name,
    file,
    preview,
    alt: '',
    similar: [],
  }
}
