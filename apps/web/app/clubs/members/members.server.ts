import { Role } from '@banter/api/clubs/contract'
import { changeMember, listMembers, removeMember } from '@banter/api/clubs/members/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../../router.server.ts'

export async function loadMembers({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const q = query.get('q')?.trim().slice(0, 80) || undefined
  const role = query.get('role') === 'officers' ? ('officers' as const) : undefined
  const cursor = query.get('cursor') ?? undefined
  const { items, nextCursor } = await api(request, context)(listMembers, {
    params: { id: params.slug! },
    querystring: { q, role, cursor, limit: 50 },
  })
  // Lists grow by the id of their items.
  return {
    q,
    role,
    members: { items: items.map((member) => ({ ...member, id: member.person.id })), nextCursor },
  }
}

export async function actOnMember({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const here = `/clubs/${params.slug}/members`
  const path = { params: { id: params.slug!, userId: String(form.get('user')) } }
  try {
    if (form.get('intent') === 'remove') {
      await ask(removeMember, path)
      return await redirectWith(context, here, 'They are no longer in the club.')
    }
    const term = String(form.get('term') ?? '')
    await ask(changeMember, {
      ...path,
      body: {
        role: Role.exclude(['president']).parse(form.get('role')),
        title: String(form.get('title') ?? ''),
        termEndsAt: term ? new Date(`${term}T23:59:59Z`).toISOString() : null,
      },
    })
    return await redirectWith(context, here, 'Saved.')
  } catch (error) {
    return refused(error, form)
  }
}
