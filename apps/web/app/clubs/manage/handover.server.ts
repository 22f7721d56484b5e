import { getClub } from '@banter/api/clubs/contract'
import { listHandovers, offerOffice } from '@banter/api/clubs/succession/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '../../router.server.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { findMembers } from './find-people.server.ts'
import type { Found } from './found.ts'

export async function loadHandovers({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const club = await ask(getClub, { params: { id: params.slug! } })
  if (!club.may.includes('hand_over')) throw redirect(`/clubs/${club.slug}`)
  const [handovers, first] = await Promise.all([
    ask(listHandovers, { params: { id: club.id } }),
    findMembers(ask, club.slug, ''),
  ])
  return { club, handovers: handovers.items, first, newId: newId() }
}

export type OfferRefused = FormRefusal & { found?: Found[] }

export async function offer({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const to = String(form.get('to') ?? '')
  try {
    if (!to) {
      const found = await findMembers(ask, params.slug!, String(form.get('toName') ?? ''))
      const words = found.length > 0 ? 'Choose whom you mean.' : 'No member has that name.'
      const { data: refusal } = invalid({ to: words }, form, words)
      return data<OfferRefused>({ ...refusal, found }, { status: 422 })
    }
    const body = { id: String(form.get('id') ?? '') || undefined, to, notes: String(form.get('notes') ?? '') }
    const made = await ask(offerOffice, { params: { id: params.slug! }, body })
    return await redirectWith(context, `/handovers/${made.id}`, `Offered to ${made.to.name}.`)
  } catch (error) {
    return refused(error, form)
  }
}
