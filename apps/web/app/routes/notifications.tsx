import * as contract from '@banter/api/notifications/contract'
import { IconBell, IconChecks } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { api } from '../api.server.ts'
import { NotificationRow } from '../notifications/notification-row.tsx'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useFetcher, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { MAIN_ID } from '../shell/skip-link.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Notifications · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const list = await api(request, context)(contract.listNotifications, { querystring: { cursor } })
  return { list }
}

/** One as it is opened, by script; or all, which also works without. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const one = form.get('intent') === 'read' ? [String(form.get('id'))] : undefined
  try {
    await api(request, context)(contract.markRead, { body: { ids: one } })
    return one ? null : redirect('/notifications')
  } catch (error) {
    return refused(error, form)
  }
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function NotificationsPage() {
  const { list } = useLoaderData<typeof loader>()
  const all = useFetcher<FormRefusal | null>()
  const { items, ...more } = useGrowingList(list, (data: Answered) => data.list)
  const allRead = all.state !== 'idle' || list.unread === 0
  const none = list.unread === 0
  const before = useRef(none)
  // The button goes with what it did: the keyboard goes on from the top of the list.
  useEffect(() => {
    const left = document.activeElement === document.body
    if (none && !before.current && left) document.getElementById(MAIN_ID)?.focus({ preventScroll: true })
    before.current = none
  }, [none])
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader
          title="Notifications"
          actions={
            list.unread > 0 && (
              <all.Form method="post">
                <Button type="submit" loading={all.state !== 'idle'}>
                  <IconChecks aria-hidden className="size-4.5" />
                  Mark all read
                </Button>
              </all.Form>
            )
          }
        >
          <span role="status">{allRead ? 'All caught up.' : `${list.unread} unread`}</span>
        </PageHeader>
        <FormErrors refusal={all.data ?? undefined} />
        <Card flush>
          {items.length === 0 ? (
            <EmptyState icon={<IconBell aria-hidden />} title="All caught up">
              When somebody answers you, a club or an event of yours has news, or an order moves on, you hear
              of it here.
            </EmptyState>
          ) : (
            <ul aria-label="Notifications" className="divide-y divide-line">
              {items.map((notification) => (
                <NotificationRow key={notification.id} notification={notification} allRead={allRead} />
              ))}
            </ul>
          )}
        </Card>
        <LoadMore {...more} />
      </div>
    </MemberPage>
  )
}
