import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useFetcher } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { toast } from '../ui/toasts.tsx'
import type { loadReport, sendReport } from './report.server.ts'
import { ReportFields } from './report-fields.tsx'
import { ANONYMOUS, SUBJECT_NAMES, THANKS } from './words.ts'

interface ReportDialogProps {
  path: string
  onClose: () => void
}

/** The browser's own dialog: it holds the focus, closes on Escape, and what is below it cannot be reached. */
export default function ReportDialog({ path, onClose }: ReportDialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const title = useId()
  const here = `${path}&inPlace=1`
  const { data: asked, load } = useFetcher<typeof loadReport>()
  const sending = useFetcher<typeof sendReport>()
  useEffect(() => {
    if (!box.current?.open) box.current?.showModal()
    void load(here)
  }, [load, here])
  useEffect(() => {
    if (sending.state !== 'idle' || sending.data !== null) return
    void toast({ tone: 'positive', text: THANKS })
    box.current?.close()
  }, [sending.state, sending.data])
  const { type, evidence, reportId } = asked ?? {}
  return createPortal(
    <dialog
      ref={box}
      aria-labelledby={title}
      onClose={onClose}
      className="m-auto max-h-[90dvh] w-full max-w-lg animate-rise overflow-y-auto rounded-lg border border-line bg-surface text-ink shadow-pop outline-none backdrop:bg-[rgb(10_14_22/0.5)] max-sm:mx-0 max-sm:mb-0 max-sm:max-w-full max-sm:rounded-b-none"
    >
      <div className="grid gap-5 p-5">
        <header className="pr-10">
          <h2 id={title} className="text-base font-semibold">
            Report {type ? `this ${SUBJECT_NAMES[type]}` : ''}
          </h2>
          <p className="mt-1 text-muted">{ANONYMOUS}</p>
          <button
            type="button"
            aria-label="Close"
            onClick={() => box.current?.close()}
            className="absolute top-3.5 right-3.5 grid size-8 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink"
          >
            <IconX aria-hidden className="size-4.5" />
          </button>
        </header>
        {!asked && (
          <p className="grid min-h-40 place-items-center" role="status">
            <Spinner />
            <span className="sr-only">Loading</span>
          </p>
        )}
        {asked && !evidence && <p>It is not there any more, so there is nothing left to report.</p>}
        {evidence && (
          <sending.Form method="post" action={here} className="grid gap-5">
            <ReportFields evidence={evidence} reportId={reportId ?? ''} refusal={sending.data ?? undefined} />
            <div className="flex justify-end gap-2">
              <Button onClick={() => box.current?.close()}>Cancel</Button>
              <Button type="submit" variant="danger" loading={sending.state !== 'idle'}>
                Send the report
              </Button>
            </div>
          </sending.Form>
        )}
      </div>
    </dialog>,
    document.body,
  )
}
