import type { Product } from '@banter/api/marketplace/contract'
import { IconBuildingStore, IconSearchOff } from '@tabler/icons-react'
import type { WithAd } from '../ads/shown/with-ads.ts'
import { Link, useSearchParams } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'
import { type Filters, inSentence, isSavable, narrowing, shopPath, wantedPath } from './filters.ts'
import { ProductGrid } from './product-grid.tsx'
import { SaveSearch } from './watching/save-search.tsx'

type Answered = { products: ListPage<WithAd<Product>> & { match?: 'words' | 'similar' } }

export function ShopList({ products, filters }: Answered & { filters: Filters }) {
  const { items, ...more } = useGrowingList(products, (data: Answered) => data.products)
  if (items.length === 0) return <Nothing filters={filters} />
  return (
    <>
      {products.match === 'similar' && (
        <p role="status" className="mb-4 text-muted">
          Nothing here has “{filters.q}” in it. These are close, or{' '}
          <Link
            to={wantedPath(filters)}
            className="font-medium text-accent-text underline underline-offset-2"
          >
            post a wanted listing
          </Link>
          .
        </p>
      )}
      <ProductGrid products={items} label={filters.kind === 'wanted' ? 'Wanted' : 'For sale'} />
      <LoadMore {...more} />
    </>
  )
}

/** Never a dead end: every filter can be taken off from here. */
function Nothing({ filters }: { filters: Filters }) {
  const [query] = useSearchParams()
  const narrowed = narrowing(filters)
  if (narrowed.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={<IconBuildingStore aria-hidden />}
          title="Nothing is for sale yet"
          action={
            <LinkButton to="/sell" variant="primary">
              Be the first to sell
            </LinkButton>
          }
        >
          A textbook, a lamp, tickets you cannot use: listing takes a minute and costs nothing.
        </EmptyState>
      </Card>
    )
  }
  return (
    <Card>
      <EmptyState
        icon={<IconSearchOff aria-hidden />}
        title="Nothing matches all of that"
        action={
          <>
            {narrowed.length > 1 &&
              narrowed.map((one) => (
                <LinkButton key={one.name} to={shopPath(query, one.name)} size="sm">
                  Without {inSentence(one)}
                </LinkButton>
              ))}
            {isSavable(filters) && <SaveSearch size="sm" variant="primary" />}
            <LinkButton to={wantedPath(filters)} size="sm" variant="soft">
              Post a wanted listing
            </LinkButton>
            <LinkButton to="/shop" size="sm" variant="ghost">
              Show everything
            </LinkButton>
          </>
        }
      >
        Try fewer words or a wider price. Or save the search, and we tell you when somebody lists one.{' '}
        <Link to="/" className="font-medium text-accent-text underline underline-offset-2">
          Ask on the billboard
        </Link>{' '}
        whether somebody has one.
      </EmptyState>
    </Card>
  )
}
