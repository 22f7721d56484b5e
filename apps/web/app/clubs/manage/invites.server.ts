import { invite, listInvites, revokeInvite } from '@banter/api/clubs/admission/contract'
import { getClub, Role } from '@banter/api/clubs/contract'
import { endInviteLink, listInviteLinks, makeInviteLink } from '@banter/api/clubs/invite-links/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '../../router.server.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { findPeople } from './find-people.server.ts'
import type { Found } from './found.ts'

export async function loadInvites({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const club = await ask(getClub, { params: { id: params.slug! } })
  if (!club.may.includes('invite') || club.state !== 'active') throw redirect(`/clubs/${club.slug}`)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const path = { params: { id: club.id } }
  const [invites, links] = await Promise.all([
    ask(listInvites, { ...path, querystring: { cursor, limit: 50 } }),
    ask(listInviteLinks, path),
  ])
  return {
    club,
    invites,
    links: links.items,
    newId: newId(),
    linkId: newId(),
    address: `${context.origin}/clubs/${club.slug}`,
  }
}

export type InviteRefused = FormRefusal & { found?: Found[] }

export async function actOnInvites({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const here = `/clubs/${params.slug}/invites`
  try {
    if (form.get('intent') === 'revoke') {
      await ask(revokeInvite, { params: { id: String(form.get('invite')) } })
      return await redirectWith(context, here, 'The invitation is taken back.')
    }
    if (form.get('intent') === 'make-link') {
      const body = { id: String(form.get('linkId') ?? '') || undefined, days: Number(form.get('days')) || 14 }
      const { id } = await ask(makeInviteLink, { params: { id: params.slug! }, body })
      return redirect(`/clubs/${params.slug}/poster/${id}`)
    }
    if (form.get('intent') === 'end-link') {
      await ask(endInviteLink, { params: { id: String(form.get('link')) } })
      return await redirectWith(context, here, 'The link has ended.')
    }
    const userId = String(form.get('person') ?? '')
    if (!userId) {
      const found = await findPeople(ask, String(form.get('personName') ?? ''))
      const words = found.length > 0 ? 'Choose whom you mean.' : 'Nobody found of that name.'
      const { data: refusal } = invalid({ person: words }, form, words)
      return data<InviteRefused>({ ...refusal, found }, { status: 422 })
    }
    const role = Role.exclude(['president']).catch('member').parse(form.get('role'))
    const sent = await ask(invite, {
      params: { id: params.slug! },
      body: { id: String(form.get('id') ?? '') || undefined, userId, role },
    })
    return await redirectWith(context, here, `${sent.person.name} is invited.`)
  } catch (error) {
    return refused(error, form)
  }
}
