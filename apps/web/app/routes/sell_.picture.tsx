import { newId } from '@banter/api/http/contract'
import { createProduct } from '@banter/api/marketplace/contract'
import { getMarket } from '@banter/api/marketplace/rules/contract'
import { api, signInPath } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { listedWords } from '../marketplace/listed-words.ts'
import { listingRefused } from '../marketplace/listing-input.server.ts'
import { MarketNotes } from '../marketplace/market-notes.tsx'
import { readPicture } from '../pictures/picture-input.server.ts'
import { SellForm } from '../pictures/sell-form.tsx'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Sell a picture · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.accessToken) throw redirect(signInPath(request))
  return { id: newId(), market: await api(request, context)(getMarket) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { listing, refusal } = readPicture(form)
  if (refusal) return refusal
  try {
    const id = String(form.get('id') ?? '') || undefined
    const made = await api(request, context)(createProduct, { body: { id, ...listing } })
    return await redirectWith(context, `/products/${made.id}`, listedWords(made))
  } catch (error) {
    return listingRefused(error, form)
  }
}

export default function SellPicturePage() {
  const { id, market } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <PageHeader title="Sell a picture" back={{ to: '/my-pictures', label: 'My images' }}>
        There is one original. Whoever buys it owns it, and you have it no more.
      </PageHeader>
      <MarketNotes market={market} />
      <SellForm
        id={refusal && refusal.code !== 'ID_TAKEN' ? (refusal.values.id ?? id) : id}
        refusal={refusal}
      />
    </MemberPage>
  )
}
