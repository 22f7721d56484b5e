import * as marketplace from '@banter/api/marketplace/contract'
import { getMarket } from '@banter/api/marketplace/rules/contract'
import { IconPlus } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { type Filters, readFilters } from '../marketplace/filters.ts'
import { MoveOutBanner } from '../marketplace/market-notes.tsx'
import { FilterBar, Narrowing, ShopCategories } from '../marketplace/shop-filters.tsx'
import { ShopList } from '../marketplace/shop-list.tsx'
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
  const [products, market] = await Promise.all([
    ask(marketplace.listProducts, { querystring: { ...filters, cursor, limit: 24 } }),
    ask(getMarket),
  ])
  return { filters, products, market }
}

function titleOf({ q, category }: Filters) {
  if (q) return `Results for “${q}”`
  return category ? CATEGORY_NAMES[category] : 'Shop'
}

export default function ShopPage() {
  const { filters, products, market } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <MemberPage>
      <PageHeader
        title={titleOf(filters)}
        actions={
          <LinkButton to="/sell" variant="primary" className="max-sm:hidden">
            <IconPlus aria-hidden className="size-4.5" />
            Sell something
          </LinkButton>
        }
      >
        From students of this campus. Your money is held until you have the item in your hands.
      </PageHeader>
      <MoveOutBanner market={market} />
      <div className="mt-3 mb-3 max-w-md">
        <SearchBox />
      </div>
      <ShopCategories chosen={filters.category} />
      <FilterBar filters={filters} />
      <Narrowing filters={filters} className="mt-3" />
      <div className="mt-6">
        <ShopList key={search} products={products} filters={filters} />
      </div>
    </MemberPage>
  )
}
