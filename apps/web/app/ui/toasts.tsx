import { lazy, Suspense, useEffect } from 'react'
import type { FlashMessage } from '../flash.ts'
import { Alert } from './alert.tsx'
import { useHydrated } from './use-hydrated.ts'

const Toaster = lazy(() => import('./toaster.tsx'))

/** Messages left by the page before: a toast with scripts, a banner without. */
export function Toasts({ message }: { message: FlashMessage | null }) {
  const hydrated = useHydrated()
  useEffect(() => {
    if (message) void toast(message)
  }, [message])
  if (hydrated) {
    return (
      <Suspense>
        <Toaster />
      </Suspense>
    )
  }
  return message ? (
    <noscript>
      <div className="mx-auto max-w-3xl p-4">
        <Alert tone={message.tone} title={message.text} />
      </div>
    </noscript>
  ) : null
}

/** Says something in passing; what must be read belongs on the page. */
export async function toast({ tone, text }: FlashMessage) {
  const { toast: say } = await import('sonner')
  if (tone === 'positive') say.success(text)
  else if (tone === 'danger') say.error(text)
  else say(text)
}

const UNDO_MS = 10_000

/** Says what was done, with ten seconds to take it back. Loaded like other toasts, so it costs the first view nothing. */
export async function toastUndo(text: string, undo: () => void) {
  const { toast: say } = await import('sonner')
  return say(text, { duration: UNDO_MS, action: { label: 'Undo', onClick: undo } })
}
