import { IconHeart, IconHeartFilled } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { isDone } from '../billboard/answers.ts'
import { sendForm } from '../billboard/send.ts'
import { useLocation } from '../router.ts'
import { counted } from '../ui/counted.ts'
import { cx } from '../ui/cx.ts'
import { toast } from '../ui/toasts.tsx'

interface Liked {
  liked: boolean
  likeCount: number
}

/** Turns at once, and turns back when the answer is no or none comes. */
export function LikeButton({ picture }: { picture: Liked & { id: string } }) {
  const { pathname, search } = useLocation()
  const [wish, setWish] = useState<Liked | null>(null)
  const { liked, likeCount } = wish ?? picture
  const action = `/pictures/${picture.id}/act`
  const intent = liked ? 'unlike' : 'like'

  async function send(event: FormEvent) {
    event.preventDefault()
    setWish({ liked: !liked, likeCount: likeCount + (liked ? -1 : 1) })
    const answer = await sendForm<Liked>(action, { intent })
    if (isDone(answer)) return setWish(answer.done)
    setWish({ liked, likeCount })
    await toast({ tone: 'danger', text: answer.refused.message })
  }

  const Mark = liked ? IconHeartFilled : IconHeart
  return (
    <form method="post" action={action} onSubmit={send}>
      <input type="hidden" name="back" value={pathname + search} />
      <button
        type="submit"
        name="intent"
        value={intent}
        aria-pressed={liked}
        aria-label={`Like, ${counted(likeCount, 'like')}`}
        className={cx(
          'inline-flex h-10 items-center gap-1.5 rounded-md px-2.5 font-medium text-muted hover:bg-sunken hover:text-ink [&_svg]:size-5',
          liked && 'text-danger-text hover:text-danger-text',
        )}
      >
        <Mark aria-hidden />
        <span className="tabular-nums">{likeCount}</span>
      </button>
    </form>
  )
}
