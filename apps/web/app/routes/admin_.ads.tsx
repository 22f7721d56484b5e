import { listCampaigns } from '@banter/api/ads/campaigns/contract'
import { IconSpeakerphone } from '@tabler/icons-react'
import { CampaignList } from '../ads/manage/campaign-list.tsx'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Ads · Banter' }]

const LISTS = [
  { show: 'all', label: 'All', empty: 'No campaign yet' },
  { show: 'waiting', label: 'To review', empty: 'Nothing waits for a look' },
  { show: 'running', label: 'Running', empty: 'Nothing runs just now' },
  { show: 'drafts', label: 'Drafts', empty: 'No drafts' },
  { show: 'over', label: 'Over', empty: 'Nothing is over yet' },
  { show: 'archived', label: 'Put away', empty: 'Nothing is put away' },
] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const show = LISTS.find((list) => list.show === query.get('show'))?.show ?? 'all'
  const cursor = query.get('cursor') ?? undefined
  return { show, list: await api(request, context)(listCampaigns, { querystring: { show, cursor } }) }
}

export default function AdsPage() {
  const { show, list } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <PageHeader
        title="Ads"
        back={{ to: '/admin', label: 'Admin' }}
        actions={
          <>
            <LinkButton to="/admin/ads/share">The school’s share</LinkButton>
            <LinkButton to="/admin/ads/settings">Rules and prices</LinkButton>
            <LinkButton variant="primary" to="/admin/ads/new">
              New campaign
            </LinkButton>
          </>
        }
      >
        Placed by where students look, never by who they are.
      </PageHeader>
      <div className="grid gap-4">
        <Tabs
          label="Campaigns"
          tabs={LISTS.map(({ show: one, label }) => ({
            to: `/admin/ads${one === 'all' ? '' : `?show=${one}`}`,
            label,
            active: one === show,
          }))}
        />
        <Card flush>
          {list.items.length > 0 ? (
            <CampaignList campaigns={list.items} />
          ) : (
            <EmptyState
              icon={<IconSpeakerphone aria-hidden />}
              title={LISTS.find((one) => one.show === show)?.empty ?? ''}
              action={
                show === 'all' && (
                  <LinkButton variant="primary" to="/admin/ads/new">
                    New campaign
                  </LinkButton>
                )
              }
            >
              {show === 'all' &&
                'For example a pizzeria near the campus: $50 for ten thousand views on the billboard, in the week before finals.'}
            </EmptyState>
          )}
        </Card>
        <LoadMore nextCursor={list.nextCursor} />
      </div>
    </MemberPage>
  )
}
