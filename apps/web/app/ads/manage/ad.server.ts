import { AdAction } from '@banter/api/ads/contract'
import * as creatives from '@banter/api/ads/creatives/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { readMedia } from '../../media/media-field.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../../router.server.ts'

/** Saves an ad of a campaign, or takes one out. */
export async function saveAd({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const ad = new URL(request.url).searchParams.get('ad')
  const here = `/admin/ads/${params.id}`
  try {
    const removed = form.get('remove')
    if (removed) {
      await ask(creatives.removeCreative, { params: { id: String(removed) } })
      return redirect(`${here}/ad`)
    }
    const body = readAd(form)
    if (ad) await ask(creatives.changeCreative, { params: { id: ad }, body })
    else {
      const replacesId = String(form.get('replacesId') ?? '')
      const replacing = replacesId ? { replacesId } : {}
      await ask(creatives.addCreative, { params: { id: params.id! }, body: { ...body, ...replacing } })
    }
    return await redirectWith(context, form.get('then') === 'campaign' ? here : `${here}/ad`, 'Saved.')
  } catch (error) {
    return refused(error, form)
  }
}

function readAd(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const media = readMedia(form, 'image')
  return {
    headline: text('headline'),
    body: text('body'),
    action: AdAction.catch('Learn more').parse(form.get('action')),
    landingUrl: text('landingUrl'),
    ...(media ? { image: media[0] ?? null } : {}),
  }
}
