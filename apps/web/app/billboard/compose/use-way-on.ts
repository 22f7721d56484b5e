import { useEffect, useState } from 'react'
import { useLocation, useNavigate } from '../../router.ts'
import type { ComposerProps } from './composer-props.ts'

/**
 * Where somebody goes once their post is sent: from a page that is only for writing to where the post stands. A link that brought something
 * to attach has done its work. Anywhere else they stay.
 */
export function useWayOn({ editing, full }: ComposerProps): () => void {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const [to, setTo] = useState<string>()

  // After the change that it follows, which is saved then and need not be asked about.
  useEffect(() => {
    if (!to) return
    setTo(undefined)
    navigate(to, { replace: to === pathname, preventScrollReset: to === pathname })
  }, [to, navigate, pathname])

  return () => {
    if (editing) setTo(`/posts/${editing.id}`)
    else if (full) setTo('/')
    else if (new URLSearchParams(search).has('card')) setTo(pathname)
  }
}
