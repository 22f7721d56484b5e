import type { EventCategory } from '@banter/api/events/contract'
import type { createEvent } from '@banter/api/events/planning/contract'
import type { z } from 'zod'
import { CATEGORIES } from '../words.ts'
import { QUESTIONS, ruleOf, SWITCHES, type Values } from './form-values.ts'

export type Plan = Omit<z.input<typeof createEvent.schema.body>, 'id' | 'cover'>

/** An event as the form was filled in, or what is wrong with it in the words of the form. */
export function readPlan(form: FormData): { plan?: Plan; problems?: Record<string, string> } {
  const values: Values = {}
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value.trim()
  const problems = problemsOf(values)
  return Object.keys(problems).length > 0 ? { problems } : { plan: planOf(values) }
}

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

function problemsOf(values: Values): Record<string, string> {
  const {
    title = '',
    category = '',
    startsAt = '',
    endsAt = '',
    capacity = '',
    repeat = 'none',
    ends,
  } = values
  const places = Number(capacity)
  return {
    ...(title.length < 3 && { title: 'Give it a name of at least 3 characters.' }),
    ...(!Object.hasOwn(CATEGORIES, category) && { category: 'Choose a category.' }),
    ...(!LOCAL.test(startsAt) && { startsAt: 'Say when it begins.' }),
    ...(!LOCAL.test(endsAt)
      ? { endsAt: 'Say when it ends.' }
      : endsAt <= startsAt && { endsAt: 'It has to end after it begins.' }),
    ...(capacity !== '' &&
      !(Number.isInteger(places) && places >= 1 && places <= 100_000) && {
        capacity: 'A whole number, or nothing for no limit.',
      }),
    ...(repeat !== 'none' &&
      !ruleOf(values) &&
      (ends === 'until' ? { until: 'Say until when it repeats.' } : { count: 'Say how many times.' })),
  }
}

function planOf(values: Values): Plan {
  const rule = ruleOf(values)
  const text = (name: string) => values[name] ?? ''
  const switches = Object.fromEntries(SWITCHES.map((name) => [name, values[name] !== undefined]))
  return {
    title: text('title'),
    about: text('about'),
    category: text('category') as EventCategory,
    startsAt: text('startsAt').slice(0, 16),
    endsAt: text('endsAt').slice(0, 16),
    place: text('place'),
    onlineUrl: text('onlineUrl'),
    capacity: text('capacity') === '' ? null : Number(text('capacity')),
    guestsAllowed: Math.trunc(Number(text('guestsAllowed'))) || 0,
    questions: QUESTIONS.map((number) => text(`question${number}`)).filter(Boolean),
    audience: text('audience') === 'club' ? 'club' : 'school',
    accessNote: text('accessNote'),
    accessContact: text('accessContact'),
    ...switches,
    ...(text('clubId') ? { clubId: text('clubId') } : {}),
    ...(rule ? { repeat: rule } : {}),
  }
}

/** What is different, so that the other dates of a series keep what was said of them alone. */
export function changesOf<P extends object>(before: P, after: P): Partial<P> {
  const entries = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof P]),
  )
  return Object.fromEntries(entries) as Partial<P>
}
