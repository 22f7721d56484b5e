import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useFetcher, useNavigate } from '../router.ts'
import type { Suggestion } from './suggestion.ts'

const PAUSE_MS = 200

/** Asked a moment after the last key; the last answer stays until the next is there. */
function useAnswers() {
  const fetcher = useFetcher<{ suggestions: Suggestion[] }>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  useEffect(() => () => clearTimeout(timer.current), [])
  function ask(q: string) {
    clearTimeout(timer.current)
    timer.current = setTimeout(
      () => fetcher.load(`/search/suggestions?q=${encodeURIComponent(q.trim())}`),
      PAUSE_MS,
    )
  }
  return { suggestions: fetcher.data?.suggestions ?? [], ask }
}

/** The list under a search box: whether it is open, which line the arrow keys are on, and what the keys do. */
export function useSuggestions() {
  const { suggestions, ask } = useAnswers()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const navigate = useNavigate()
  const shown = open ? suggestions : []

  function close() {
    setOpen(false)
    setActive(-1)
  }

  function choose(to: string) {
    close()
    navigate(to)
  }

  function onTyped(q: string) {
    ask(q)
    setActive(-1)
    setOpen(true)
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = shown[active]
    if (step && suggestions.length) {
      setOpen(true)
      // One place more than there are lines: the field itself.
      const places = suggestions.length + 1
      setActive((before) => ((before + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter' && chosen) choose(chosen.to)
    else if (event.key === 'Escape' && shown.length) close()
    else return
    event.preventDefault()
  }

  return { shown, active, close, choose, onTyped, onKeyDown }
}
