import { FlightKind, Placement } from '@banter/api/ads/contract'
import * as flights from '@banter/api/ads/flights/contract'
import type { z } from 'zod'
import { api } from '../../api.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../../router.server.ts'
import { parseMoney } from '../../ui/amounts.ts'
import { hoursBetween } from './words.ts'

/** Adds a place and time to a draft, or takes one out. */
export async function planPlaces({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const here = `/admin/ads/${params.id}/where`
  try {
    const removed = form.get('flight')
    if (removed) {
      await ask(flights.removeFlight, { params: { id: String(removed) } })
      return redirect(here)
    }
    const read = readPlace(form)
    if ('fields' in read) return invalid(read.fields, form)
    await ask(flights.addFlight, { params: { id: params.id! }, body: read.body })
    return redirect(here)
  } catch (error) {
    return refused(error, form)
  }
}

type Read = { fields: Record<string, string> } | { body: z.input<typeof flights.addFlight.schema.body> }

function readPlace(form: FormData): Read {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const kind = FlightKind.catch('free').parse(form.get('kind'))
  const metered = kind === 'cpm' || kind === 'cpc'
  const budget = metered ? parseMoney(text('budget')) : undefined
  if (budget === null) return { fields: { budget: 'An amount such as 50.00, please.' } }
  const cap = metered && text('dailyCap') ? Number(text('dailyCap').replaceAll(',', '')) : undefined
  if (cap !== undefined && !Number.isInteger(cap)) return { fields: { dailyCap: 'A whole number, please.' } }
  return {
    body: {
      placement: Placement.catch('feed').parse(form.get('placement')),
      kind,
      from: text('from'),
      to: text('to'),
      ...(budget === undefined ? {} : { budget }),
      ...(cap === undefined ? {} : { dailyCap: cap }),
      ...(kind === 'week' || !form.has('fromHour') ? {} : { week: weekIn(form) }),
    },
  }
}

function weekIn(form: FormData): number[] {
  const hours = hoursBetween(Number(form.get('fromHour')), Number(form.get('toHour')))
  return Array.from({ length: 7 }, (_, day) => (form.has(`day-${day}`) ? hours : 0))
}
