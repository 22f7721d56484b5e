import { listDrafts } from '@banter/api/billboard/drafts/contract'
import { listScheduled } from '@banter/api/billboard/scheduled/contract'
import { getCalendarSettings } from '@banter/api/events/calendar/contract'
import { IconPencil } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { DraftRow } from '../billboard/compose/draft-row.tsx'
import { named } from '../billboard/compose/named.server.ts'
import { ScheduledList } from '../billboard/scheduled/scheduled-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Drafts · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [{ items }, scheduled, { timeZone }] = await Promise.all([
    ask(listDrafts),
    ask(listScheduled),
    ask(getCalendarSettings),
  ])
  const drafts = await Promise.all(
    items.map(async ({ id, content, media, updatedAt }) => {
      const { body } = await named(ask, content.body ?? '')
      return { id, body, updatedAt, picture: media[0]?.thumbUrl ?? null, poll: Boolean(content.poll) }
    }),
  )
  const toCome = await Promise.all(
    scheduled.items.map(async (one) => ({ ...one, body: (await named(ask, one.body)).body })),
  )
  return { drafts, toCome, timeZone }
}

export default function DraftsPage() {
  const { drafts, toCome, timeZone } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Drafts" back={{ to: '/', label: 'Billboard' }}>
          What you began to write. Nobody else sees it.
        </PageHeader>
        {toCome.length > 0 && (
          <div className="mb-5">
            <ScheduledList items={toCome} timeZone={timeZone} />
          </div>
        )}
        <Card flush title={toCome.length > 0 ? 'Drafts' : undefined}>
          {drafts.length === 0 ? (
            <EmptyState
              icon={<IconPencil aria-hidden />}
              title="No drafts"
              action={
                <LinkButton to="/compose" variant="primary">
                  Write a post
                </LinkButton>
              }
            >
              Whatever you write and do not post yet is kept here by itself.
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {drafts.map((draft) => (
                <DraftRow key={draft.id} draft={draft} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </MemberPage>
  )
}
