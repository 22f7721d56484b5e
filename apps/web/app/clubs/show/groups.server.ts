import { closeGroup, createGroup, joinGroup, leaveGroup, listGroups } from '@banter/api/clubs/groups/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../../router.server.ts'

export async function loadGroups({ request, context, params }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const groups = await api(request, context)(listGroups, {
    params: { id: params.slug! },
    querystring: { cursor },
  })
  return { groups, newId: newId() }
}

export async function actOnGroup({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const here = `/clubs/${params.slug}/groups`
  const group = { params: { id: String(form.get('group')) } }
  try {
    switch (form.get('intent')) {
      case 'join':
        await ask(joinGroup, group)
        return redirect(here)
      case 'leave':
        await ask(leaveGroup, group)
        return redirect(here)
      case 'close':
        await ask(closeGroup, group)
        return await redirectWith(context, here, 'The group is closed.')
      default: {
        const ends = String(form.get('endsAt') ?? '')
        const body = {
          id: String(form.get('id') ?? '') || undefined,
          name: String(form.get('name') ?? ''),
          about: String(form.get('about') ?? ''),
          ...(ends ? { endsAt: new Date(`${ends}T23:59:59Z`).toISOString() } : {}),
        }
        await ask(createGroup, { params: { id: params.slug! }, body })
        return await redirectWith(context, here, 'The group is there.')
      }
    }
  } catch (error) {
    return refused(error, form)
  }
}
