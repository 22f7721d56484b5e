import { listSavedSearches } from '@banter/api/marketplace/searches/contract'
import { IconBellSearch } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { changeAlerts } from '../marketplace/watching/alerts.server.ts'
import { SearchRow } from '../marketplace/watching/search-row.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Saved searches · Banter' }]

export const loader = ({ request, context }: LoaderFunctionArgs) => api(request, context)(listSavedSearches)

export const action = (args: ActionFunctionArgs) => changeAlerts(args)

export default function AlertsPage() {
  const { items } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as FormRefusal | undefined
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Saved searches" back={{ to: '/shop', label: 'Shop' }}>
          We look for these in what is newly listed, and tell you as often as you like.
        </PageHeader>
        <FormErrors refusal={answer?.message ? answer : undefined} />
        <Card flush>
          {items.length === 0 ? (
            <EmptyState
              icon={<IconBellSearch aria-hidden />}
              title="No saved searches"
              action={
                <LinkButton to="/shop" variant="primary">
                  Go to the shop
                </LinkButton>
              }
            >
              Look for something in the shop and choose “Save this search”: then you need not come back to
              look again.
            </EmptyState>
          ) : (
            <ul aria-label="Saved searches" className="divide-y divide-line">
              {items.map((search) => (
                <SearchRow key={search.id} search={search} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </MemberPage>
  )
}
