import type { Club } from '@banter/api/clubs/contract'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useFetcher } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import type { ButtonLook } from '../../ui/button-look.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { toast } from '../../ui/toasts.tsx'

interface JoinButtonProps {
  club: Pick<Club, 'slug' | 'name' | 'entry' | 'state' | 'mine'> & { questions?: string[] }
  size?: ButtonLook['size']
}

/** Joins an open club in place, and is as before when the answer is no. What has questions leads to them. */
export function JoinButton({ club, size }: JoinButtonProps) {
  const fetcher = useFetcher<FormRefusal | null>()
  const refusal = fetcher.state === 'idle' ? fetcher.data : null
  useEffect(() => {
    if (refusal) void toast({ tone: 'danger', text: refusal.message })
  }, [refusal])
  const { role, requestId, inviteId } = club.mine
  if (club.state !== 'active' || role || requestId) return null
  if (fetcher.state !== 'idle')
    return (
      <span role="status" className="inline-flex h-8 items-center gap-1.5 font-medium text-positive-text">
        <IconCheck aria-hidden className="size-4" />
        Joined
      </span>
    )
  if (club.entry === 'invite' && !inviteId) return null
  if (club.entry === 'request' && !inviteId)
    return (
      <LinkButton to={`/clubs/${club.slug}?join=1#join`} size={size} variant="soft">
        Ask to join<span className="sr-only"> {club.name}</span>
      </LinkButton>
    )
  return (
    <fetcher.Form method="post" action={`/clubs/${club.slug}`}>
      <Button type="submit" name="intent" value="join" size={size} variant="soft">
        <IconPlus aria-hidden className="size-4" />
        Join<span className="sr-only"> {club.name}</span>
      </Button>
    </fetcher.Form>
  )
}
