import { listMyOffers } from '@banter/api/offers/contract'
import { IconMessageDollar } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { OfferList, type Role, type Shown } from '../offers/offer-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Offers · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const role: Role = query.get('role') === 'buyer' ? 'buyer' : 'seller'
  const shown: Shown = query.get('show') === 'over' ? 'over' : 'live'
  const offers = await api(request, context)(listMyOffers, {
    querystring: { role, state: shown, cursor: query.get('cursor') ?? undefined },
  })
  return { role, shown, offers }
}

export default function OffersPage() {
  const { role, shown, offers } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <PageHeader title="Offers">Each has 24 hours for an answer, and then 24 hours to be paid.</PageHeader>
      <OfferList role={role} shown={shown} offers={offers} empty={<Nothing role={role} shown={shown} />} />
    </MemberPage>
  )
}

function Nothing({ role, shown }: { role: Role; shown: Shown }) {
  const selling = role === 'seller'
  return (
    <EmptyState
      icon={<IconMessageDollar aria-hidden />}
      title={
        shown === 'over' ? 'Nothing here yet' : selling ? 'No offers wait for you' : 'You have no open offers'
      }
      action={
        <LinkButton to={selling ? '/my-products' : '/shop'} variant="primary">
          {selling ? 'My products' : 'Browse the shop'}
        </LinkButton>
      }
    >
      {selling
        ? 'Say in a listing that you take offers, and buyers can name a price here.'
        : 'Where a listing takes offers, its page has a button to name your price.'}
    </EmptyState>
  )
}
