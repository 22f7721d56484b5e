import { lazy, Suspense, useCallback, useEffect, useState } from 'react'

const ReportDialog = lazy(() => import('./report-dialog.tsx'))

interface Asked {
  /** Of the page that asks the same without scripts. */
  path: string
  /** Where the focus goes back to. */
  opener: HTMLElement
}

/** Opens whatever link to a report is followed on this page in place: the page below keeps what one was doing. */
export function ReportHost() {
  const [asked, ask] = useState<Asked | null>(null)
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const found = reportOf(event)
      if (!found) return
      // Before the router's own links hear of the click.
      event.preventDefault()
      ask(found)
    }
    document.addEventListener('click', follow, true)
    return () => document.removeEventListener('click', follow, true)
  }, [])
  const close = useCallback(() => {
    asked?.opener.focus()
    ask(null)
  }, [asked])
  if (!asked) return null
  return (
    <Suspense>
      <ReportDialog key={asked.path} path={asked.path} onClose={close} />
    </Suspense>
  )
}

/** The report that a plain click on a link asks for; a click that opens a tab is left alone. */
function reportOf(event: MouseEvent): Asked | null {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event
  if (button !== 0 || metaKey || ctrlKey || shiftKey || altKey || !(target instanceof Element)) return null
  const link = target.closest<HTMLAnchorElement>('a[href^="/report?"]')
  if (!link) return null
  const menu = link.closest('details')
  menu?.removeAttribute('open')
  return { path: link.getAttribute('href') ?? '', opener: menu?.querySelector('summary') ?? link }
}
