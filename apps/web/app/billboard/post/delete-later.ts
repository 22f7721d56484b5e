import { toast, toastUndo } from '../../ui/toasts.tsx'
import { isDone } from '../answers.ts'
import { type Fields, sendForm } from '../send.ts'

const GRACE_MS = 10_000

interface Deletion {
  path: string
  fields: Fields
  said: string
  bringBack: () => void
}

const waiting = new Set<() => void>()

/** Already gone from view; gone for everyone once nobody has undone it: in ten seconds, or when the page is left. */
export function deleteLater({ path, fields, said, bringBack }: Deletion) {
  const timer = setTimeout(run, GRACE_MS)
  waiting.add(run)

  async function run() {
    clearTimeout(timer)
    if (!waiting.delete(run)) return
    const answer = await sendForm(path, fields, { keepalive: true })
    if (isDone(answer)) return
    bringBack()
    await toast({ tone: 'danger', text: answer.refused.message })
  }

  void toastUndo(said, () => {
    clearTimeout(timer)
    if (waiting.delete(run)) bringBack()
  })
}

/** Leaving is no undoing. */
export function deleteWaiting() {
  for (const run of [...waiting]) run()
}

if (typeof window !== 'undefined') window.addEventListener('pagehide', deleteWaiting)
