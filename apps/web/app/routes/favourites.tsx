import { listFavourites, listRecentlyViewed } from '@banter/api/marketplace/favourites/contract'
import { IconBellSearch, IconHeart } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { FavouriteRow } from '../marketplace/watching/favourite-row.tsx'
import { RecentlyViewed } from '../marketplace/watching/recently-viewed.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Favourites · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [list, recent] = await Promise.all([
    ask(listFavourites, { querystring: { cursor } }),
    cursor ? { items: [] } : ask(listRecentlyViewed),
  ])
  // A favourite is known by its listing.
  return { favourites: { ...list, items: list.items.map((one) => ({ ...one, id: one.product.id })) }, recent }
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function FavouritesPage() {
  const { favourites, recent } = useLoaderData<typeof loader>()
  const { items, ...more } = useGrowingList(favourites, (data: Answered) => data.favourites)
  return (
    <MemberPage>
      <PageHeader
        title="Favourites"
        actions={
          <LinkButton to="/alerts">
            <IconBellSearch aria-hidden className="size-4.5" />
            Saved searches
          </LinkButton>
        }
      >
        We tell you when one of these gets cheaper. Sellers see how many people saved a thing, never who.
      </PageHeader>
      <Card flush>
        {items.length === 0 ? (
          <EmptyState
            icon={<IconHeart aria-hidden />}
            title="Nothing saved yet"
            action={
              <LinkButton to="/shop" variant="primary">
                Go to the shop
              </LinkButton>
            }
          >
            Tap the heart of something to find it here again, and to hear of a lower price.
          </EmptyState>
        ) : (
          <ul aria-label="Favourites" className="divide-y divide-line">
            {items.map((favourite) => (
              <FavouriteRow key={favourite.id} favourite={favourite} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore {...more} />
      <RecentlyViewed products={recent.items} />
    </MemberPage>
  )
}
