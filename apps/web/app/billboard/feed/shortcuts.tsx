import type { Post } from '@banter/api/billboard/contract'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from '../../router.ts'
import { toggle, toggleLike } from '../post/deeds.ts'
import { shortcutsOn } from './shortcuts-choice.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'

/** Goes through the posts of a page by single keys; never while somebody is writing, and only if they want it. */
export function Shortcuts({ posts }: { posts: Post[] }) {
  const [helping, setHelping] = useState(false)
  const navigate = useNavigate()
  const shown = useRef(posts)
  shown.current = posts

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.metaKey || event.ctrlKey || event.altKey || isElsewhere(event.target)) return
      if (event.key === '?') return act(event, () => setHelping(true))
      if (!shortcutsOn()) return
      const focused = focusedPost()
      if (event.key === 'Enter' && event.target !== focused) return
      const post = shown.current.find(({ id }) => id === focused?.dataset.post)
      const deed = deedOf(event.key, post, navigate)
      if (deed) act(event, deed)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [navigate])

  return <ShortcutsDialog open={helping} onOpenChange={setHelping} />
}

function act(event: KeyboardEvent, deed: () => unknown) {
  event.preventDefault()
  deed()
}

function deedOf(key: string, post: Post | undefined, navigate: (to: string) => void) {
  if (key === 'j') return () => step(1)
  if (key === 'k') return () => step(-1)
  if (key === 'n') return () => document.querySelector<HTMLElement>('[data-composer]')?.focus()
  if (!post) return null
  if (key === 'l') return () => toggleLike(post)
  if (key === 's') return () => toggle(post, 'saved', post.saved ? 'unsave' : 'save')
  if (key === 'o' || key === 'Enter') return () => navigate(`/posts/${post.id}`)
  if (key === 'c') return () => navigate(`/posts/${post.id}#comments`)
  return null
}

const posts = () => [...document.querySelectorAll<HTMLElement>('[data-post]')]
const focusedPost = () => document.activeElement?.closest<HTMLElement>('[data-post]') ?? null

/** From the post that has the focus, or else from what is in view. */
function step(by: 1 | -1) {
  const all = posts()
  const current = focusedPost()
  const next = current
    ? all[all.indexOf(current) + by]
    : all.find((post) => post.getBoundingClientRect().bottom > HEADER_PX)
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'start' })
}

const HEADER_PX = 80

/** Writing, choosing, in a dialog or a menu: keys mean something else there. */
function isElsewhere(target: EventTarget | null) {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], details[open]') !== null
  )
}
