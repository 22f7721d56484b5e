import { getCart } from '@banter/api/marketplace/cart/contract'
import * as payments from '@banter/api/payments/contract'
import { IconShoppingCart } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { attemptFor } from '../orders/attempt.ts'
import { actOnCart } from '../orders/cart-actions.server.ts'
import { bySeller, repriced } from '../orders/cart-groups.ts'
import { CartLine } from '../orders/cart-line.tsx'
import { CartSummary } from '../orders/cart-summary.tsx'
import { KeptForLater } from '../orders/kept-for-later.tsx'
import { PaymentRefused } from '../orders/payment-refused.tsx'
import { PriceChanges } from '../orders/price-changes.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Cart · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [cart, { balance }] = await Promise.all([ask(getCart), ask(payments.getWallet)])
  return { cart, balance, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => actOnCart(args)

export default function CartPage() {
  const { cart, balance, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const groups = bySeller(cart)
  return (
    <MemberPage>
      <PageHeader title="Cart">
        {groups.length > 1 ? `From ${groups.length} sellers: one order per seller.` : undefined}
      </PageHeader>
      {refusal && (
        <div className="mb-5">
          <PaymentRefused refusal={refusal} />
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyCart />
      ) : (
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <div className="grid gap-4">
            <PriceChanges items={repriced(cart)} />
            {groups.map(({ seller, items }) => (
              <Card
                key={seller.id}
                flush
                title={
                  <Link
                    to={`/shop?seller=${seller.id}`}
                    className="flex items-center gap-2.5 hover:text-accent-text"
                  >
                    <Avatar name={seller.name} size="sm" />
                    {seller.name}
                  </Link>
                }
              >
                <ul aria-label={`From ${seller.name}`} className="divide-y divide-line">
                  {items.map((item) => (
                    <CartLine key={item.product.id} item={item} />
                  ))}
                </ul>
              </Card>
            ))}
          </div>
          <CartSummary cart={cart} balance={balance} attempt={attemptFor(refusal, attempt)} />
        </div>
      )}
      {cart.later.length > 0 && (
        <div className="mt-6 lg:max-w-[calc(100%-22.5rem)]">
          <KeptForLater items={cart.later} />
        </div>
      )}
    </MemberPage>
  )
}

function EmptyCart() {
  return (
    <Card>
      <EmptyState
        icon={<IconShoppingCart aria-hidden />}
        title="Your cart is empty"
        action={
          <LinkButton to="/shop" variant="primary">
            Browse the shop
          </LinkButton>
        }
      >
        Put things here from different sellers and pay for them at once.
      </EmptyState>
    </Card>
  )
}
