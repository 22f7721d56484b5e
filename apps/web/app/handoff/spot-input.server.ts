import type { OpeningTime } from '@banter/api/handoff/spots/contract'

const TIME = /^from-(\d)-(\d+)$/

/** What a spot's form says. */
export function readSpot(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    name: text('name'),
    about: text('about'),
    hours: hoursIn(form),
    cameras: form.has('cameras'),
    staffed: form.has('staffed'),
    stepFree: form.has('stepFree'),
  }
}

/** Days of which both times were filled in; half a line is left to the API to refuse. */
export function hoursIn(form: FormData): OpeningTime[] {
  return [...form.keys()].flatMap((name) => {
    const [, day, n] = name.match(TIME) ?? []
    if (!day) return []
    const [from, to] = [String(form.get(name)), String(form.get(`to-${day}-${n}`) ?? '')]
    if (!from && !to) return []
    return [{ day: Number(day), from, to: to === '00:00' ? '24:00' : to }]
  })
}

/** Whatever is wrong with one of the hours is said of all of them. */
export function spotFields(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, problem]) => [name.startsWith('hours') ? 'hours' : name, problem]),
  )
}
