import * as marketplace from '@banter/api/marketplace/contract'
import { publishProduct } from '@banter/api/marketplace/listing/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { listedWords } from '../marketplace/listed-words.ts'
import { ListingForm } from '../marketplace/listing-form.tsx'
import { listingRefused, readListing } from '../marketplace/listing-input.server.ts'
import { EditForm } from '../pictures/edit-form.tsx'
import { readChange } from '../pictures/picture-input.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.product.title || 'listing'} · Banter` },
]

/** Not in the shop yet: saving alone does not bring it there. */
const isUnseen = ({ status }: Pick<marketplace.ProductDetail, 'status'>) =>
  status === 'draft' || status === 'refused'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const product = await api(request, context)(marketplace.getProduct, { params: { id: params.id! } })
  if (!product.mine) throw redirect(`/products/${product.id}`)
  return { product }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const { pictureId } = await ask(marketplace.getProduct, path)
  const { listing, refusal } = pictureId
    ? readChange(form)
    : readListing(form, form.get('intent') === 'draft')
  if (refusal) return refusal
  try {
    const saved = await ask(marketplace.updateProduct, { ...path, body: listing })
    const publishing = form.get('intent') === 'publish' && isUnseen(saved)
    const words = publishing ? listedWords(await ask(publishProduct, path)) : 'Saved.'
    return await redirectWith(context, `/products/${params.id}`, words)
  } catch (error) {
    return listingRefused(error, form)
  }
}

export default function EditProductPage() {
  const { product } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const back = `/products/${product.id}`
  const unseen = isUnseen(product)
  return (
    <MemberPage>
      <PageHeader title="Edit listing" back={{ to: back, label: product.title || 'Draft' }}>
        {unseen ? 'Nobody else sees it yet.' : 'Orders already made keep the price they were made with.'}
      </PageHeader>
      {product.pictureId ? (
        <EditForm
          listing={product}
          refusal={refusal}
          deed={unseen ? 'List it' : 'Save changes'}
          cancelTo={back}
        />
      ) : (
        <ListingForm
          listing={product}
          sellerName={product.seller.name}
          refusal={refusal}
          deed={unseen ? 'List it' : 'Save changes'}
          draft={unseen}
          cancelTo={back}
        />
      )}
    </MemberPage>
  )
}
