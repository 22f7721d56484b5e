import { ApiError } from '@banter/api/client'
import { getCalendarSettings } from '@banter/api/events/calendar/contract'
import { momentIn } from '../../ui/campus-clock.ts'
import type { Ask } from '../answered.server.ts'

const DAY_MS = 86_400_000

export interface Timing {
  publishAt: string
  expiresAt?: string
}

/** When it is to be published, on the clock of the campus, and until when it is on top; null where the form names no time. */
export async function readTiming(ask: Ask, form: FormData): Promise<Timing | null> {
  const shown = String(form.get('publishAt') ?? '').trim()
  if (!shown) return null
  const { timeZone } = await ask(getCalendarSettings)
  const publishAt = momentIn(timeZone, shown.slice(0, 16))
  if (!publishAt) throw unreadable()
  const days = Number(form.get('expires'))
  const expiresAt = days > 0 ? new Date(Date.parse(publishAt) + days * DAY_MS).toISOString() : undefined
  return { publishAt, ...(expiresAt ? { expiresAt } : {}) }
}

function unreadable() {
  const detail = 'This is not a time.'
  return new ApiError(
    422,
    { code: 'INVALID', detail: 'Please check the form.', fields: { publishAt: detail } },
    null,
  )
}
