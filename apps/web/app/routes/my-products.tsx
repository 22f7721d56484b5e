import * as contract from '@banter/api/marketplace/listing/contract'
import { getMarket } from '@banter/api/marketplace/rules/contract'
import { IconPackage, IconPlus } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { hereOf } from '../here.server.ts'
import { changeListing } from '../marketplace/change-listing.server.ts'
import { Leftovers } from '../marketplace/leftovers.tsx'
import { MyProductRow } from '../marketplace/my-product-row.tsx'
import { shelfNamed, shelfTabs } from '../marketplace/shelves.ts'
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
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'My products · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const { status } = shelfNamed(query.get('status'))
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const [products, market] = await Promise.all([
    ask(contract.listMyProducts, { querystring: { status, cursor, limit: 50 } }),
    ask(getMarket),
  ])
  return { status: status ?? null, products, market }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name))
  try {
    return await changeListing(context, api(request, context), text('id'), text('intent'), hereOf(request))
  } catch (error) {
    return refused(error, form)
  }
}

export default function MyProductsPage() {
  const { status, products, market } = useLoaderData<typeof loader>()
  const { counts } = products
  const chosen = shelfNamed(status)
  return (
    <MemberPage>
      <PageHeader
        title="My products"
        actions={
          <>
            <LinkButton to="/sales">Sales</LinkButton>
            <LinkButton to="/sell" variant="primary">
              <IconPlus aria-hidden className="size-4.5" />
              Sell something
            </LinkButton>
          </>
        }
      >
        What you offer, and what each brings you.
      </PageHeader>
      <Leftovers market={market} left={counts.active + counts.expired} />
      <Tabs label="Listings" tabs={shelfTabs(counts, products.questions, chosen)} />
      <Listings key={status} products={products} nothing={chosen.nothing} />
    </MemberPage>
  )
}

type Answered = Awaited<ReturnType<typeof loader>>

function Listings({ products, nothing }: Pick<Answered, 'products'> & { nothing: string }) {
  const refusal = useActionData<typeof action>()
  const { items, nextCursor } = products
  return (
    <div className="mt-5 grid gap-4">
      <FormErrors refusal={refusal} />
      <Card flush>
        {items.length === 0 ? (
          <EmptyState
            icon={<IconPackage aria-hidden />}
            title={nothing}
            action={
              <LinkButton to="/sell" variant="primary">
                Sell something
              </LinkButton>
            }
          >
            Last term's books, a lamp, a bike: somebody here needs it. Listing takes a minute.
          </EmptyState>
        ) : (
          <ul aria-label="My products" className="divide-y divide-line">
            {items.map((product) => (
              <MyProductRow key={product.id} product={product} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore nextCursor={nextCursor} />
    </div>
  )
}
