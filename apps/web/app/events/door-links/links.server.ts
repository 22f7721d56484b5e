import { getEvent } from '@banter/api/events/contract'
import {
  endDoorLink,
  listDoorEntries,
  listDoorLinks,
  makeDoorLink,
} from '@banter/api/events/door-links/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '../../router.server.ts'

export async function loadDoorLinks({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const [event, links, entries] = await Promise.all([
    ask(getEvent, path),
    ask(listDoorLinks, path),
    ask(listDoorEntries, { ...path, querystring: { cursor } }),
  ])
  return { event, links: links.items, entries }
}

/** A new link is in this answer alone: it is shown on this page, and cannot be shown again. */
export async function actOnDoorLinks({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const [ask, id] = [api(request, context), params.id!]
  try {
    if (form.get('intent') === 'end') {
      await ask(endDoorLink, { params: { id, linkId: String(form.get('link') ?? '') } })
      return await redirectWith(context, `/events/${id}/door-links`, 'The link has ended.')
    }
    const body = { name: String(form.get('name') ?? '') }
    const { qr, ...made } = await ask(makeDoorLink, { params: { id }, body })
    const picture = `data:image/svg+xml;base64,${Buffer.from(qr).toString('base64')}`
    return data({ made: { ...made, picture }, refusal: undefined })
  } catch (error) {
    const { data: refusal, init } = refused(error, form)
    return data({ made: null, refusal }, init ?? undefined)
  }
}
