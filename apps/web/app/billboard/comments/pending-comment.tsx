import { useViewer } from '../../shell/member-page.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { useUnsaved } from '../../ui/unsaved.ts'
import type { Pending } from './threads.ts'
import type { Comments } from './use-comments.ts'

/** A comment on its way; one that did not arrive keeps its words and says why. */
export function PendingComment({ pending, comments }: { pending: Pending; comments: Comments }) {
  const user = useViewer()?.user
  useUnsaved(Boolean(pending.problem))
  const name = user?.name ?? 'You'
  return (
    <div className="flex gap-2.5">
      <Avatar name={name} src={user?.avatar} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="text-xs text-muted">
          <span className="text-sm font-semibold text-ink">{name}</span>{' '}
          {pending.problem ? 'not sent' : 'sending …'}
        </p>
        <p dir="auto" className={cx('whitespace-pre-wrap', !pending.problem && 'opacity-60')}>
          {pending.body}
        </p>
        {pending.problem && (
          <div
            role="alert"
            className="mt-1.5 flex flex-wrap items-center gap-2 text-[0.8125rem] text-danger-text"
          >
            <span className="min-w-0 flex-1">{pending.problem}</span>
            <Button size="sm" variant="ghost" onClick={() => comments.drop(pending.id)}>
              Discard
            </Button>
            <Button size="sm" onClick={() => comments.send(pending)}>
              Try again
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
