import * as campaigns from '@banter/api/ads/campaigns/contract'
import * as payment from '@banter/api/ads/payment/contract'
import * as review from '@banter/api/ads/review/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../../router.server.ts'
import { parseMoney } from '../../ui/amounts.ts'

const deeds = {
  submit: [campaigns.submitCampaign, 'Handed in. The school looks at it.'],
  pause: [campaigns.pauseCampaign, 'Paused. Nothing of it is shown.'],
  resume: [campaigns.resumeCampaign, 'It goes on.'],
  end: [campaigns.endCampaign, 'It is over. What was not spent is on its way back.'],
  archive: [campaigns.archiveCampaign, 'Put away.'],
  approve: [review.approveCampaign, 'Approved.'],
} as const

/** Everything that can be done with a campaign from its pages. */
export async function actOnCampaign({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const page = `/admin/ads/${params.id}`
  const intent = String(form.get('intent'))
  const idempotencyKey = String(form.get('attempt') || crypto.randomUUID())
  try {
    if (intent === 'pay') {
      const { redirectUrl } = await ask(payment.payCampaign, { ...path, idempotencyKey })
      return redirect(redirectUrl ?? page)
    }
    if (intent === 'top-up') {
      const amount = parseMoney(String(form.get('amount')))
      if (amount === null) return invalid({ amount: 'An amount such as 25.00, please.' }, form)
      const body = { flightId: String(form.get('flight')), amount }
      const { redirectUrl } = await ask(payment.topUpCampaign, { ...path, body, idempotencyKey })
      return redirect(redirectUrl ?? page)
    }
    if (intent === 'reject') {
      await ask(review.rejectCampaign, { ...path, body: { reason: String(form.get('reason') ?? '') } })
      return await redirectWith(context, page, 'Sent back with your reason.')
    }
    if (intent === 'delete') {
      await ask(campaigns.deleteCampaign, path)
      return await redirectWith(context, '/admin/ads', 'Deleted.')
    }
    if (intent === 'duplicate') {
      const copy = await ask(campaigns.duplicateCampaign, path)
      return redirect(`/admin/ads/${copy.id}/where`)
    }
    const [deed, said] = deeds[intent as keyof typeof deeds] ?? []
    if (!deed) throw new Response('There is no such deed.', { status: 400 })
    await ask(deed, path)
    return await redirectWith(context, page, said ?? 'Done.')
  } catch (error) {
    return refused(error, form)
  }
}
