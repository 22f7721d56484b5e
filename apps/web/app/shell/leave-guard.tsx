import { useEffect } from 'react'
import { useBlocker } from '../router.ts'
import { isAnyUnsaved, useAnyUnsaved } from '../ui/unsaved.ts'

const QUESTION = 'You have changes that are not saved. Leave this page all the same?'

/** Asks before something unsaved is lost, by a link, the back button or closing the tab. One for the whole site: a router takes one. */
export function LeaveGuard() {
  const unsaved = useAnyUnsaved()
  const blocker = useBlocker(leavesUnsaved)

  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (window.confirm(QUESTION)) blocker.proceed()
    else blocker.reset()
  }, [blocker])

  useEffect(() => {
    if (!unsaved) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [unsaved])

  return null
}

/** As it is at this very moment: what has just been saved leaves at once. */
const leavesUnsaved = ({
  currentLocation,
  nextLocation,
}: Record<'currentLocation' | 'nextLocation', { pathname: string }>) =>
  isAnyUnsaved() && currentLocation.pathname !== nextLocation.pathname
