import * as marketplace from '@banter/api/marketplace/contract'
import { IconPackage, IconPlus } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { hereOf } from '../here.server.ts'
import { MyProductRow } from '../marketplace/my-product-row.tsx'
import { changeListing } from '../marketplace/product-actions.server.ts'
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

const STATUSES = [
  { status: undefined, label: 'All', nothing: 'Nothing listed yet' },
  { status: 'active', label: 'For sale', nothing: 'Nothing for sale right now' },
  { status: 'reserved', label: 'Reserved', nothing: 'Nothing waits for a handoff' },
  { status: 'sold', label: 'Sold', nothing: 'Nothing sold out yet' },
  { status: 'paused', label: 'Paused', nothing: 'Nothing is paused' },
] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = STATUSES.find((one) => one.status === query.get('status'))?.status
  const cursor = query.get('cursor') ?? undefined
  const products = await api(request, context)(marketplace.listMyProducts, {
    querystring: { status, cursor, limit: 100 },
  })
  return { status: status ?? null, products }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  try {
    return await changeListing(
      context,
      ask,
      String(form.get('id')),
      String(form.get('intent')),
      hereOf(request),
    )
  } catch (error) {
    return refused(error, form)
  }
}

export default function MyProductsPage() {
  const { status, products } = useLoaderData<typeof loader>()
  const chosen = STATUSES.find((one) => (one.status ?? null) === status) ?? STATUSES[0]
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
      <Tabs
        label="Listings"
        tabs={STATUSES.map(({ status, label }) => ({
          to: status ? `/my-products?status=${status}` : '/my-products',
          label,
          active: status === chosen.status,
        }))}
      />
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
