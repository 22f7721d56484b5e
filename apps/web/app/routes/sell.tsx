import { newId } from '@banter/api/http/contract'
import * as marketplace from '@banter/api/marketplace/contract'
import { api, signInPath } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { ListingForm } from '../marketplace/listing-form.tsx'
import { listingRefused, readListing } from '../marketplace/listing-input.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Sell something · Banter' }]

export function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.accessToken) throw redirect(signInPath(request))
  return { id: newId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { listing, refusal } = readListing(form)
  if (refusal) return refusal
  try {
    const id = String(form.get('id') ?? '') || undefined
    const made = await api(request, context)(marketplace.createProduct, { body: { id, ...listing } })
    return await redirectWith(context, `/products/${made.id}`, 'It is for sale.')
  } catch (error) {
    return listingRefused(error, form)
  }
}

export default function SellPage() {
  const { id } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const sellerName = useViewer()?.user.name ?? ''
  return (
    <MemberPage>
      <PageHeader title="Sell something">
        Listing is free. You pay 2% when it sells, and never more than $5.
      </PageHeader>
      <ListingForm
        id={refusal && refusal.code !== 'ID_TAKEN' ? refusal.values.id : id}
        sellerName={sellerName}
        refusal={refusal}
        deed="List it"
        cancelTo="/my-products"
      />
    </MemberPage>
  )
}
