import { newId } from '@banter/api/http/contract'
import * as marketplace from '@banter/api/marketplace/contract'
import { similarProducts } from '@banter/api/marketplace/listing/contract'
import { listQuestions } from '@banter/api/marketplace/questions/contract'
import { listProductOffers } from '@banter/api/offers/contract'
import * as payments from '@banter/api/payments/contract'
import { getPicture } from '@banter/api/pictures/contract'
import { api } from '../api.server.ts'
import { aroundProduct } from '../marketplace/around.server.ts'
import { AroundProduct } from '../marketplace/around-product.tsx'
import { BuyBox } from '../marketplace/buy-box.tsx'
import { OwnerBox, StaffTakeDown } from '../marketplace/owner-box.tsx'
import { actOnProduct } from '../marketplace/product-actions.server.ts'
import { ProductFacts } from '../marketplace/product-facts.tsx'
import { ProductHead } from '../marketplace/product-head.tsx'
import { Questions } from '../marketplace/questions/questions.tsx'
import { SafetyTips } from '../marketplace/safety-tips.tsx'
import { SellerCard } from '../marketplace/seller-card.tsx'
import { SimilarProducts } from '../marketplace/similar-products.tsx'
import { useView } from '../marketplace/use-view.ts'
import { WantedAnswer } from '../marketplace/wanted-answer.tsx'
import { Gallery } from '../media/gallery.tsx'
import { ReportLink } from '../moderation/report-link.tsx'
import { OffersHere } from '../offers/offers-here.tsx'
import { attemptFor } from '../orders/attempt.ts'
import { PaymentRefused } from '../orders/payment-refused.tsx'
import { AboutOriginal } from '../pictures/about-original.tsx'
import { LicenceCard } from '../pictures/licence-card.tsx'
import { OriginalMoved } from '../pictures/original-moved.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { mayAdminister } from '../shell/viewer.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Card } from '../ui/card.tsx'
import { CategoryArt } from '../ui/category-art.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.title || 'Product'} · Banter` },
  // What cannot be had any more keeps its page for those who have its address, not for search engines.
  ...(data && data.product.status !== 'active' ? [{ name: 'robots', content: 'noindex' }] : []),
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [product, { balance }, { items: similar }] = await Promise.all([
    ask(marketplace.getProduct, path),
    ask(payments.getWallet),
    ask(similarProducts, path),
  ])
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const questions = UNSEEN.includes(product.status)
    ? null
    : await ask(listQuestions, { ...path, querystring: { cursor } })
  const { items: offers } = product.negotiable ? await ask(listProductOffers, path) : { items: [] }
  const picture = product.pictureId ? await ask(getPicture, { params: { id: product.pictureId } }) : null
  const around = await aroundProduct(ask, product)
  // Unless it has become cheaper for everybody since.
  const agreed = offers.find(({ may, amount }) => may.pay && amount.amount < product.price.amount) ?? null
  const fresh = { attempt: crypto.randomUUID(), newId: newId() }
  return { product, picture, balance, similar, around, offers, agreed, questions, ...fresh }
}

/** Nobody else has seen it yet. */
const UNSEEN = ['draft', 'pending', 'refused']

export const action = (args: ActionFunctionArgs) => actOnProduct(args)

export default function ProductPage() {
  const { product, picture, balance, similar, around, offers, agreed, attempt, questions, newId } =
    useLoaderData<typeof loader>()
  const viewer = useViewer()
  const refused = useActionData<typeof action>()
  const asking = refused?.values.question ? refused : undefined
  const refusal = asking ? undefined : refused
  useView(product.id, !product.mine)
  return (
    <MemberPage>
      <BackLink to={product.mine ? '/my-products' : '/shop'}>
        {product.mine ? 'My products' : 'Shop'}
      </BackLink>
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
          <ProductHead product={product} />
          {picture && picture.mine !== product.mine ? (
            <OriginalMoved picture={picture} />
          ) : product.mine ? (
            <OwnerBox product={product} />
          ) : (
            <BuyBox
              product={product}
              agreed={agreed}
              balance={balance}
              attempt={attemptFor(refusal, attempt)}
            />
          )}
          {product.kind === 'wanted' && <WantedAnswer product={product} own={around.own} />}
          <OffersHere product={product} offers={offers} />
          {!product.mine && (
            <div className="border-t border-line pt-5">
              <SellerCard seller={product.seller} />
              {viewer && mayAdminister(viewer.user) && <StaffTakeDown product={product} />}
            </div>
          )}
        </section>
        <div className="grid gap-6">
          <ProductFacts product={product} />
          {picture ? (
            <>
              <AboutOriginal picture={picture} />
              <LicenceCard licence={picture.licence} />
            </>
          ) : (
            <Card title="Buying safely">
              <SafetyTips />
            </Card>
          )}
          {questions && (
            <Questions
              key={product.id}
              product={product}
              questions={questions}
              newId={newId}
              refusal={asking}
            />
          )}
          {!product.mine && (
            <ReportLink
              {...(picture
                ? { type: 'picture' as const, id: picture.id }
                : { type: 'product' as const, id: product.id })}
              from={`/products/${product.id}`}
            />
          )}
        </div>
      </div>
      <AroundProduct product={product} around={around} />
      <SimilarProducts products={similar} gone={product.status !== 'active'} />
    </MemberPage>
  )
}
