import * as marketplace from '@banter/api/marketplace/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { ListingForm } from '../marketplace/listing-form.tsx'
import { listingRefused, readListing } from '../marketplace/listing-input.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.product.title ?? 'listing'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const product = await api(request, context)(marketplace.getProduct, { params: { id: params.id! } })
  if (!product.mine) throw redirect(`/products/${product.id}`)
  return { product }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const { listing, refusal } = readListing(form)
  if (refusal) return refusal
  try {
    await api(request, context)(marketplace.updateProduct, { params: { id: params.id! }, body: listing })
    return await redirectWith(context, `/products/${params.id}`, 'Saved.')
  } catch (error) {
    return listingRefused(error, form)
  }
}

export default function EditProductPage() {
  const { product } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const back = `/products/${product.id}`
  return (
    <MemberPage>
      <PageHeader title="Edit listing" back={{ to: back, label: product.title }}>
        Orders already made keep the price they were made with.
      </PageHeader>
      <ListingForm
        listing={product}
        sellerName={product.seller.name}
        refusal={refusal}
        deed="Save changes"
        cancelTo={back}
      />
    </MemberPage>
  )
}
