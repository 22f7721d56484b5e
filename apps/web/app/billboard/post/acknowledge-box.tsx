import type { Post } from '@banter/api/billboard/contract'
import { IconCircleCheck } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/time.tsx'
import { DeedForm } from './deed-form.tsx'
import { acknowledge } from './deeds.ts'

/** Below an announcement: the button that says one has read it, and until when it is shown. */
export function AcknowledgeBox({ post }: { post: Post }) {
  const { announcement } = post
  if (!announcement) return null
  const { acknowledged, acknowledgedCount, expiresAt } = announcement
  if (!announcement.acknowledge && !expiresAt) return null
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 text-[0.8125rem] text-muted">
      {announcement.acknowledge && !post.mine && (
        <DeedForm postId={post.id} fields={{ intent: 'acknowledge' }} onDeed={() => acknowledge(post)}>
          {acknowledged ? (
            <p role="status" className="inline-flex h-8 items-center gap-1.5 font-medium text-positive-text">
              <IconCircleCheck aria-hidden className="size-4.5" />
              You have read this
            </p>
          ) : (
            <Button type="submit" size="sm" variant="primary">
              <IconCircleCheck aria-hidden className="size-4.5" />I have read this
            </Button>
          )}
        </DeedForm>
      )}
      {acknowledgedCount !== null && <span>Read by {acknowledgedCount.toLocaleString('en-US')}</span>}
      {expiresAt && (
        <span>
          Shown until <Time value={expiresAt} absolute />
        </span>
      )}
    </div>
  )
}
