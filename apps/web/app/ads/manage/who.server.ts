import * as advertisers from '@banter/api/ads/advertisers/contract'
import * as campaigns from '@banter/api/ads/campaigns/contract'
import { AdCategory, CampaignKind } from '@banter/api/ads/contract'
import { api } from '../../api.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../../router.server.ts'

type Ask = ReturnType<typeof api>

/** Begins a campaign, and notes its advertiser where that is new. */
export async function beginCampaign({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const kind = CampaignKind.catch('sponsored').parse(form.get('kind'))
  const name = String(form.get('name') ?? '').trim()
  // Asked for first: otherwise a new advertiser would be noted by a form that is refused.
  if (!name) return invalid({ name: 'Please give it a name.' }, form)
  try {
    const advertiserId = await advertiserFor(ask, kind, form)
    const { id } = await ask(campaigns.createCampaign, { body: { advertiserId, kind, name } })
    return redirect(`/admin/ads/${id}/where`)
  } catch (error) {
    const answer = refused(error, form)
    const { name: business, ...fields } = answer.data.fields
    return {
      ...answer,
      data: { ...answer.data, fields: { ...fields, ...(business ? { business } : {}) } },
    }
  }
}

async function advertiserFor(ask: Ask, kind: CampaignKind, form: FormData): Promise<string> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const chosen = text('advertiserId')
  if (kind === 'sponsored' && chosen) return chosen
  if (kind === 'sponsored') {
    const category = AdCategory.catch('other').parse(form.get('category'))
    const body = { name: text('business'), email: text('email'), website: text('website'), category }
    return (await ask(advertisers.createAdvertiser, { body })).id
  }
  const clubId = text('clubId')
  const body =
    kind === 'club' ? { kind: 'club' as const, ...(clubId ? { clubId } : {}) } : { kind: 'school' as const }
  return (await ask(advertisers.createAdvertiser, { body })).id
}
