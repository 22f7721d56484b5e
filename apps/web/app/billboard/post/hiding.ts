import type { Post } from '@banter/api/billboard/contract'
import type { MuteSubject } from '@banter/api/billboard/feed/contract'
import { toast, toastUndo } from '../../ui/toasts.tsx'
import { isDone } from '../answers.ts'
import { takeAway } from '../feed/post-memory.ts'
import { act } from './deeds.ts'

/** Not interested: gone from view at once, with a way back. */
export async function hide(post: Post) {
  const bringBack = takeAway(({ id }) => id === post.id)
  const answer = await act(post.id, { intent: 'hide' })
  if (!isDone(answer)) return sayNo(answer.refused.message, bringBack)
  await toastUndo('Hidden. You will not see this post again.', () => {
    bringBack()
    void act(post.id, { intent: 'unhide' })
  })
}

export interface Muted {
  subject: MuteSubject
  key: string
  name: string
}

const TAGS = 3

/** Whom and what one can mute from a post. */
export function mutable({ author, club, tags }: Post): Muted[] {
  return [
    { subject: 'person', key: author.id, name: author.name },
    ...(club ? [{ subject: 'club' as const, key: club.id, name: club.name }] : []),
    ...tags.slice(0, TAGS).map((tag) => ({ subject: 'tag' as const, key: tag, name: `#${tag}` })),
  ]
}

const isAbout = ({ subject, key }: Muted, { author, club, tags }: Post) =>
  subject === 'person' ? author.id === key : subject === 'club' ? club?.id === key : tags.includes(key)

export async function mute(post: Post, muted: Muted) {
  const { subject, key, name } = muted
  const bringBack = takeAway((other) => isAbout(muted, other) && !other.mine)
  const answer = await act(post.id, { intent: 'mute', subject, key })
  if (!isDone(answer)) return sayNo(answer.refused.message, bringBack)
  await toastUndo(`Muted ${name}. They are not told.`, () => {
    bringBack()
    void act(post.id, { intent: 'unmute', subject, key })
  })
}

function sayNo(text: string, bringBack: () => void) {
  bringBack()
  return toast({ tone: 'danger', text })
}
