import * as marketplace from '@banter/api/marketplace/contract'
import { listRecentlyViewed } from '@banter/api/marketplace/favourites/contract'
import { getMarket } from '@banter/api/marketplace/rules/contract'
import { IconHeart, IconPlus } from '@tabler/icons-react'
import { adsOnItems } from '../ads/shown/with-ads.ts'
import { api } from '../api.server.ts'
import { type Filters, isSavable, misread, narrowing, readFilters } from '../marketplace/filters.ts'
import { MoveOutBanner } from '../marketplace/market-notes.tsx'
import { FilterBar, Narrowing, ShopCategories } from '../marketplace/shop-filters.tsx'
import { ShopList } from '../marketplace/shop-list.tsx'
import { RecentlyViewed } from '../marketplace/watching/recently-viewed.tsx'
import { SaveSearch } from '../marketplace/watching/save-search.tsx'
import { CATEGORY_NAMES } from '../marketplace/words.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useLocation } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOf(data.filters) : 'Shop'} · Banter` },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const filters = readFilters(query)
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const entrance = !cursor && narrowing(filters).length === 0
  const [products, market, recent] = await Promise.all([
    ask(marketplace.listProducts, { querystring: { ...filters, cursor, limit: 24 } }),
    ask(getMarket),
    entrance ? ask(listRecentlyViewed) : { items: [] },
  ])
  return { filters, products: adsOnItems(products), market, recent }
}

function titleOf({ q, category }: Filters) {
  if (q) return `Results for “${q}”`
  return category ? CATEGORY_NAMES[category] : 'Shop'
}

const KEPT = [
  'category',
  'branch',
  'kind',
  'condition',
  'delivery',
  'min',
  'max',
  'course',
  'isbn',
  'moveOut',
]

export default function ShopPage() {
  const { filters, products, market, recent } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <MemberPage>
      <PageHeader
        title={titleOf(filters)}
        actions={
          <>
            <LinkButton to="/favourites">
              <IconHeart aria-hidden className="size-4.5" />
              Favourites
            </LinkButton>
            <LinkButton to="/sell" variant="primary" className="max-sm:hidden">
              <IconPlus aria-hidden className="size-4.5" />
              Sell something
            </LinkButton>
          </>
        }
      >
        From students of this campus. Your money is held until you have the item in your hands.
      </PageHeader>
      <MoveOutBanner market={market} />
      <div className="mt-3 mb-3 max-w-md">
        <SearchBox keeping={KEPT} />
      </div>
      <ShopCategories filters={filters} />
      <FilterBar filters={filters} moveOut={market.moveOut !== null} />
      <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
        <Narrowing filters={filters} />
        {isSavable(filters) && products.items.length > 0 && (
          <SaveSearch key={search} size="sm" variant="ghost" />
        )}
      </div>
      {misread(new URLSearchParams(search)).map((line) => (
        <p key={line} role="status" className="mt-3 text-[0.8125rem] text-danger-text">
          {line} It was left out.
        </p>
      ))}
      <div className="mt-6">
        <ShopList key={search} products={products} filters={filters} />
      </div>
      <RecentlyViewed products={recent.items} />
    </MemberPage>
  )
}
