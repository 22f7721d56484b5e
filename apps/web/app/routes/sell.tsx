import { newId } from '@banter/api/http/contract'
import * as marketplace from '@banter/api/marketplace/contract'
import { getMarket } from '@banter/api/marketplace/rules/contract'
import { IconPhoto, IconPhotoPlus } from '@tabler/icons-react'
import { api, signInPath } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { listedWords } from '../marketplace/listed-words.ts'
import { ListingForm } from '../marketplace/listing-form.tsx'
import { listingRefused, readListing } from '../marketplace/listing-input.server.ts'
import { startIn } from '../marketplace/listing-start.ts'
import { MarketNotes } from '../marketplace/market-notes.tsx'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Sell something · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.accessToken) throw redirect(signInPath(request))
  const asked = startIn(new URL(request.url).searchParams)
  return { id: newId(), asked, market: await api(request, context)(getMarket) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const draft = form.get('intent') === 'draft'
  const { listing, refusal } = readListing(form, draft)
  if (refusal) return refusal
  try {
    const id = String(form.get('id') ?? '') || undefined
    const made = await api(request, context)(marketplace.createProduct, { body: { id, draft, ...listing } })
    return await redirectWith(context, `/products/${made.id}`, listedWords(made))
  } catch (error) {
    return listingRefused(error, form)
  }
}

export default function SellPage() {
  const { id, asked, market } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const sellerName = useViewer()?.user.name ?? ''
  return (
    <MemberPage>
      <PageHeader
        title="Sell something"
        actions={
          <>
            <LinkButton to="/sell/picture">
              <IconPhoto aria-hidden className="size-4.5" />
              Sell a picture
            </LinkButton>
            <LinkButton to="/sell/room">
              <IconPhotoPlus aria-hidden className="size-4.5" />
              Clear my room
            </LinkButton>
          </>
        }
      >
        Listing is free. You pay 2% when it sells, and never more than $5.
      </PageHeader>
      <MarketNotes market={market} />
      <ListingForm
        id={refusal && refusal.code !== 'ID_TAKEN' ? refusal.values.id : id}
        asked={asked}
        sellerName={sellerName}
        refusal={refusal}
        deed="List it"
        draft
        cancelTo="/my-products"
      />
    </MemberPage>
  )
}
