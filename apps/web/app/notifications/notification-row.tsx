import type { Notification } from '@banter/api/notifications/contract'
import {
  IconBell,
  IconCalendarEvent,
  IconChevronRight,
  IconCreditCardRefund,
  IconHeart,
  IconMessage,
  IconReceipt,
  IconShieldCheck,
  IconStar,
  IconTag,
  IconUserPlus,
  IconUsersGroup,
  IconWallet,
} from '@tabler/icons-react'
import { Link, useFetcher } from '../router.ts'
import { cx } from '../ui/cx.ts'
import { Time } from '../ui/time.tsx'

/** Its link leads to what it is about, and marks it read on the way. */
export function NotificationRow({ notification, allRead }: { notification: Notification; allRead: boolean }) {
  const fetcher = useFetcher()
  const { id, kind, title, body, href, createdAt } = notification
  const read = notification.read || allRead || fetcher.state !== 'idle'
  const KindIcon = iconOf(kind)
  const markRead = () => {
    if (!read) fetcher.submit({ intent: 'read', id }, { method: 'post', action: '/notifications' })
  }
  return (
    <li
      className={cx(
        'relative flex items-start gap-3.5 px-4 py-4 transition-colors hover:bg-sunken/50 sm:px-5',
        !read && 'bg-accent-soft/50',
      )}
    >
      <span
        className={cx(
          'grid size-10 shrink-0 place-items-center rounded-full',
          read ? 'bg-sunken text-muted' : 'bg-accent-soft text-accent-text',
        )}
      >
        <KindIcon aria-hidden className="size-5 stroke-[1.75]" />
      </span>
      <div className="min-w-0 flex-1">
        <Link
          to={href}
          onClick={markRead}
          className={cx('rounded-sm after:absolute after:inset-0', read ? 'font-medium' : 'font-semibold')}
        >
          {title}
          {!read && <span className="sr-only"> (unread)</span>}
        </Link>
        <p className="text-pretty text-muted">{body}</p>
        <Time value={createdAt} className="text-xs text-muted" />
      </div>
      {read ? (
        <IconChevronRight aria-hidden className="size-4 shrink-0 self-center text-muted" />
      ) : (
        <span aria-hidden className="mt-1.5 size-2 shrink-0 rounded-full bg-accent" />
      )}
    </li>
  )
}

function iconOf(kind: string) {
  if (/^post_liked/.test(kind)) return IconHeart
  if (/^post|^comment|^question/.test(kind)) return IconMessage
  if (/^club/.test(kind)) return IconUsersGroup
  if (/^event|^place|^offer|^rsvp/.test(kind)) return IconCalendarEvent
  if (/^follow/.test(kind)) return IconUserPlus
  if (/^report|^content/.test(kind)) return IconShieldCheck
  if (/^review/.test(kind)) return IconStar
  if (/^price_offer/.test(kind)) return IconTag
  if (/refund|cancel|expired/.test(kind)) return IconCreditCardRefund
  if (/wallet|top_up|completed|payout/.test(kind)) return IconWallet
  return /order|sale|paid|hand/.test(kind) ? IconReceipt : IconBell
}
