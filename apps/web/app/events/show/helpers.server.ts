import { listClubs } from '@banter/api/clubs/contract'
import { getEvent } from '@banter/api/events/contract'
import { addHost, removeHost } from '@banter/api/events/hosts/contract'
import { listPeople } from '@banter/api/people/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../../router.server.ts'

const MOST_FOUND = 8

/** Who helps, and who was looked for to be asked: people and clubs by name, those who help already left out. */
export async function loadHelpers({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const q = new URL(request.url).searchParams.get('q')?.trim().slice(0, 80) ?? ''
  const [event, people, clubs] = await Promise.all([
    ask(getEvent, { params: { id: params.id! } }),
    q ? ask(listPeople, { querystring: { q, limit: MOST_FOUND } }) : null,
    q ? ask(listClubs, { querystring: { q, limit: MOST_FOUND } }) : null,
  ])
  if (event.role !== 'organiser') throw redirect(`/events/${event.id}`)
  const known = new Set([
    event.organiser?.id,
    event.club?.id,
    ...event.hosts.map(({ person, club }) => (person ?? club)?.id),
  ])
  const fresh = <One extends { id: string }>(found: { items: One[] } | null) =>
    (found?.items ?? []).filter(({ id }) => !known.has(id))
  return {
    event,
    q,
    people: fresh(people).map(({ id, name, avatar, major }) => ({
      id,
      name,
      src: avatar,
      detail: major ?? '',
    })),
    clubs: fresh(clubs).map(({ id, name, logo }) => ({ id, name, src: logo, detail: 'Club' })),
  }
}

export async function actOnHelpers({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const [id, text] = [params.id!, (name: string) => String(form.get(name) ?? '')]
  try {
    if (form.get('intent') === 'remove') {
      await ask(removeHost, { params: { id, hostId: text('host') } })
      return await redirectWith(context, `/events/${id}/helpers`, 'They no longer help.')
    }
    const role = form.get('intent') === 'door' ? 'door' : 'cohost'
    const whom = text('club') ? { clubId: text('club') } : { userId: text('person') }
    await ask(addHost, { params: { id }, body: { ...whom, role } })
    return await redirectWith(context, `/events/${id}/helpers`, 'They are told at once.')
  } catch (error) {
    return refused(error, form)
  }
}
