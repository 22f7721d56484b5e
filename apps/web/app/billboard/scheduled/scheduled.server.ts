import { callOffScheduled, changeScheduled, getScheduled } from '@banter/api/billboard/scheduled/contract'
import { getCalendarSettings } from '@banter/api/events/calendar/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../../router.server.ts'
import { named } from '../compose/named.server.ts'
import { pictures, readBody } from '../compose/send-post.server.ts'
import { readTiming } from './read-scheduled.server.ts'
import { timeWords } from './scheduled-list.tsx'

export async function loadScheduled({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [scheduled, { timeZone }] = await Promise.all([
    ask(getScheduled, { params: { id: params.id! } }),
    ask(getCalendarSettings),
  ])
  return { scheduled, timeZone, ...(await named(ask, scheduled.body)) }
}

export async function actOnScheduled({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  try {
    if (form.get('intent') === 'call-off') {
      await ask(callOffScheduled, path)
      return await redirectWith(context, '/drafts', 'It will not be published.')
    }
    const timing = await readTiming(ask, form)
    if (!timing) return invalid({ publishAt: 'When is it to be published?' }, form)
    const acknowledge = form.get('acknowledge') === '1'
    const body = { body: readBody(form), ...pictures(form), ...timing, acknowledge }
    const { publishAt } = await ask(changeScheduled, { ...path, body })
    const { timeZone } = await ask(getCalendarSettings)
    return await redirectWith(context, '/drafts', `To be published on ${timeWords(publishAt, timeZone)}.`)
  } catch (error) {
    return refused(error, form)
  }
}
