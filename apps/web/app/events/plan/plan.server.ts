import { listClubs } from '@banter/api/clubs/contract'
import { getCalendarSettings } from '@banter/api/events/calendar/contract'
import { type Event, Scope } from '@banter/api/events/contract'
import { createEvent, publishEvent, updateEvent } from '@banter/api/events/planning/contract'
import type { api } from '../../api.server.ts'
import { readMedia } from '../../media/media-field.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { valuesOf } from './form-values.ts'
import { changesOf, type Plan, readPlan } from './read-plan.ts'

type Ask = ReturnType<typeof api>

/** What the form has to know: the clock of the campus, whether staff look first, and the clubs one may plan for. */
export async function planningFacts(ask: Ask) {
  const [settings, clubs] = await Promise.all([
    ask(getCalendarSettings),
    ask(listClubs, { querystring: { mine: 'true', limit: 100 } }),
  ])
  const leading = clubs.items.filter(
    ({ mine, state }) => state === 'active' && /^(president|officer)$/.test(mine.role ?? ''),
  )
  return { ...settings, clubs: leading.map(({ id, name }) => ({ value: id, label: name })) }
}

/** Drafts what the form says and, if asked to, puts it on the calendar. @returns the event, or why not */
export async function createFrom(ask: Ask, form: FormData) {
  const { plan, problems } = readPlan(form)
  if (!plan) return { refusal: invalid(problems ?? {}, form) }
  try {
    const id = String(form.get('id') ?? '') || undefined
    const [cover] = readMedia(form, 'cover') ?? []
    const event = await ask(createEvent, { body: { id, ...plan, ...(cover ? { cover } : {}) } })
    if (form.get('intent') !== 'publish') return { event }
    return { event: await ask(publishEvent, { params: { id: event.id }, body: { scope: 'all' } }) }
  } catch (error) {
    return { refusal: planRefused(error, form) }
  }
}

export async function updateFrom(ask: Ask, event: Event, form: FormData) {
  const { plan, problems } = readPlan(form)
  if (!plan) return { refusal: invalid(problems ?? {}, form) }
  const { clubId: _, repeat: __, ...words } = changesOf(planBefore(event), plan)
  const [cover] = readMedia(form, 'cover') ?? []
  const picture = cover ? { cover } : form.get('dropCover') ? { cover: null } : {}
  const scope = Scope.catch('this').parse(form.get('scope'))
  try {
    const after = await ask(updateEvent, { params: { id: event.id }, body: { ...words, ...picture, scope } })
    const asks = after.state === 'published' && after.review?.state === 'pending'
    return { said: asks ? 'Saved. What staff look at first changes when they say yes.' : 'Saved.' }
  } catch (error) {
    return { refusal: planRefused(error, form) }
  }
}

function planBefore(event: Event): Plan {
  const form = new FormData()
  for (const [name, value] of Object.entries(valuesOf(event))) form.set(name, value)
  return readPlan(form).plan ?? ({} as Plan)
}

/** As `refused`, with each problem at the field of the form that it is about. */
function planRefused(error: unknown, form: FormData) {
  const answer = refused(error, form)
  const fields = Object.entries(answer.data.fields).map(([name, problem]) => [
    name.replace(/^repeat\./, '').replace(/^questions\.(\d)$/, (_, at) => `question${Number(at) + 1}`),
    problem,
  ])
  answer.data.fields = Object.fromEntries(fields)
  return answer
}
