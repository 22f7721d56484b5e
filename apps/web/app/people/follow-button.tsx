import type { PersonCard } from '@banter/api/people/contract'
import { IconCheck, IconUserPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { isDone } from '../billboard/answers.ts'
import { sendForm } from '../billboard/send.ts'
import { useLocation } from '../router.ts'
import { Button } from '../ui/button.tsx'
import type { ButtonLook } from '../ui/button-look.ts'
import { toast } from '../ui/toasts.tsx'

interface FollowButtonProps extends Pick<ButtonLook, 'size'> {
  person: Pick<PersonCard, 'id' | 'name' | 'following'>
  /** What else on the page tells whether one follows. */
  onDone?: () => void
}

/** Turns at once, and turns back when the answer is no or none comes. */
export function FollowButton({ person, size, onDone }: FollowButtonProps) {
  const { pathname, search } = useLocation()
  const [wish, setWish] = useState<boolean | null>(null)
  const following = wish ?? person.following
  const action = `/people/${person.id}/follow`

  async function send(event: FormEvent) {
    event.preventDefault()
    setWish(!following)
    const answer = await sendForm(action, { follow: following ? 'no' : 'yes' })
    if (isDone(answer)) return onDone?.()
    setWish(following)
    await toast({ tone: 'danger', text: answer.refused.message })
  }

  const Mark = following ? IconCheck : IconUserPlus
  const calm = size === 'sm' ? 'soft' : 'primary'
  return (
    <form method="post" action={action} onSubmit={send}>
      <input type="hidden" name="back" value={pathname + search} />
      <Button
        type="submit"
        name="follow"
        value={following ? 'no' : 'yes'}
        variant={following ? 'secondary' : calm}
        size={size}
        aria-pressed={following}
        aria-label={following ? `Following ${person.name}` : `Follow ${person.name}`}
      >
        <Mark aria-hidden className="size-4" />
        {following ? 'Following' : 'Follow'}
      </Button>
    </form>
  )
}
