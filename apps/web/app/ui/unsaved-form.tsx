import { useEffect, useRef, useState } from 'react'
import { useNavigation } from '../router.ts'
import { useUnsaved } from './unsaved.ts'

/** Inside a form whose fields keep their own values: what was changed is asked about before it is lost. */
export function UnsavedForm({ refused = false }: { refused?: boolean }) {
  const inside = useRef<HTMLSpanElement>(null)
  const [changed, setChanged] = useState(refused)
  const [sent, setSent] = useState(false)
  const idle = useNavigation().state === 'idle'
  useUnsaved(changed && !sent)

  useEffect(() => {
    const form = inside.current?.closest('form')
    if (!form) return
    const listening = new AbortController()
    const on = (type: string, then: () => void) =>
      form.addEventListener(type, then, { signal: listening.signal })
    on('input', () => setChanged(true))
    on('change', () => setChanged(true))
    on('submit', () => setSent(true))
    return () => listening.abort()
  }, [])

  // It was sent and is still here: what it holds now is saved, unless the answer was no.
  const answered = useRef(refused)
  answered.current = refused
  useEffect(() => {
    if (!idle || !sent) return
    const timer = setTimeout(() => {
      setChanged(answered.current)
      setSent(false)
    })
    return () => clearTimeout(timer)
  }, [idle, sent])

  return <span ref={inside} hidden />
}
