import * as marketplace from '@banter/api/marketplace/contract'
import * as payments from '@banter/api/payments/contract'
import { api } from '../api.server.ts'
import { BuyBox, SellerLine, StockBadge } from '../marketplace/buy-box.tsx'
import { OwnerBox, StaffTakeDown } from '../marketplace/owner-box.tsx'
import { actOnProduct } from '../marketplace/product-actions.server.ts'
import { SafetyTips } from '../marketplace/safety-tips.tsx'
import { CATEGORY_NAMES, CONDITIONS } from '../marketplace/words.ts'
import { Gallery } from '../media/gallery.tsx'
import { attemptFor } from '../orders/attempt.ts'
import { PaymentRefused } from '../orders/payment-refused.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { mayAdminister } from '../shell/viewer.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { CategoryArt } from '../ui/category-art.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.title ?? 'Product'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [product, { balance }] = await Promise.all([
    ask(marketplace.getProduct, { params: { id: params.id! } }),
    ask(payments.getWallet),
  ])
  return { product, balance, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => actOnProduct(args)

export default function ProductPage() {
  const { product, balance, attempt } = useLoaderData<typeof loader>()
  const viewer = useViewer()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <BackLink to="/shop">Shop</BackLink>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {product.media.length ? (
          <Gallery media={product.media} label="Photos" sizes="(min-width: 1024px) 44rem, 100vw" />
        ) : (
          <CategoryArt
            category={product.category}
            className="aspect-[16/10] max-h-112 rounded-xl border border-line"
          />
        )}
        <section aria-label="Buy" className="grid gap-5 lg:sticky lg:top-20 lg:row-span-2">
          <PaymentRefused refusal={refusal} />
          <div>
            <h1 className="text-xl font-semibold text-pretty sm:text-2xl">{product.title}</h1>
            <p className="mt-2 text-3xl font-semibold tracking-tight">
              <Money value={product.price} />
            </p>
            <div className="mt-3 flex flex-wrap items-center gap-2">
              <Link to={`/shop?category=${product.category}`} className="rounded-full">
                <Badge className="hover:text-ink">{CATEGORY_NAMES[product.category]}</Badge>
              </Link>
              <Badge>{CONDITIONS[product.condition].name}</Badge>
              <StockBadge product={product} />
            </div>
          </div>
          {product.mine ? (
            <OwnerBox product={product} />
          ) : (
            <BuyBox product={product} balance={balance} attempt={attemptFor(refusal, attempt)} />
          )}
          {!product.mine && (
            <div className="border-t border-line pt-5">
              <SellerLine seller={product.seller} />
              {viewer && mayAdminister(viewer.user) && <StaffTakeDown product={product} />}
            </div>
          )}
        </section>
        <div className="grid gap-6">
          <Card title="Description">
            {product.description ? (
              <p className="whitespace-pre-wrap">{product.description}</p>
            ) : (
              <p className="text-muted">The seller wrote nothing more. Look at it well when you meet.</p>
            )}
            <dl className="mt-5 grid gap-3 border-t border-line pt-4 sm:grid-cols-2">
              <Fact name={`Condition: ${CONDITIONS[product.condition].name.toLowerCase()}`}>
                {CONDITIONS[product.condition].means}
              </Fact>
              <Fact name="Listed">
                <Time value={product.createdAt} />
              </Fact>
            </dl>
          </Card>
          <Card title="Buying safely">
            <SafetyTips />
          </Card>
        </div>
      </div>
    </MemberPage>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="font-medium">{name}</dt>
      <dd className="text-muted">{children}</dd>
    </div>
  )
}
