import * as rules from '@banter/api/marketplace/rules/contract'
import { IconChecklist } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { DecisionList } from '../marketplace/decision-list.tsx'
import { WaitingListing } from '../marketplace/waiting-listing.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Listings to review · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [waiting, decisions] = await Promise.all([
    ask(rules.listWaiting, { querystring: { cursor, limit: 20 } }),
    ask(rules.listDecisions, { querystring: { limit: 20 } }),
  ])
  return { waiting, decisions: decisions.items }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: String(form.get('listing')) } }
  const approving = form.get('intent') === 'approve'
  try {
    if (approving)
      await ask(rules.approveListing, { ...path, body: { version: String(form.get('version') ?? '') } })
    else await ask(rules.refuseListing, { ...path, body: { reason: String(form.get('reason') ?? '') } })
  } catch (error) {
    return refused(error, form)
  }
  const said = approving ? 'It is in the shop.' : 'Sent back, and its seller is told why.'
  return await redirectWith(context, '/admin/listings', said)
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function ListingReviewsPage() {
  const { waiting, decisions } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { items, ...more } = useGrowingList(waiting, (data: Loaded) => data.waiting)
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader
          title="Listings to review"
          back={{ to: '/admin', label: 'Admin' }}
          actions={<LinkButton to="/admin/market">Market rules</LinkButton>}
        >
          What new sellers want to offer. The longest wait comes first.
        </PageHeader>
        <div className="grid gap-4">
          <FormErrors refusal={refusal} />
          {items.length === 0 && (
            <Card>
              <EmptyState icon={<IconChecklist aria-hidden />} title="Nothing waits for you">
                Where the rules of the market say so, the first listings of new sellers appear here.
              </EmptyState>
            </Card>
          )}
          {items.map((one) => (
            <WaitingListing
              key={one.id}
              one={one}
              refusal={refusal?.values.listing === one.id ? refusal : undefined}
            />
          ))}
          <LoadMore {...more} />
          {decisions.length > 0 && <DecisionList decisions={decisions} />}
        </div>
      </div>
    </MemberPage>
  )
}
