import type { Event } from '@banter/api/events/contract'
import { addDays, type Day } from '../calendar/days.ts'
import type { Frequency, Rule } from './recurrence.ts'

/** What the form shows, by the names of its fields; a box that is not ticked is not there. */
export type Values = Record<string, string>

export const QUESTIONS = [1, 2, 3, 4, 5]
export const SWITCHES = ['approval', 'stepFree', 'captions', 'quietRoom'] as const

/** A plan begins tomorrow evening, or on the day it was asked for. */
export function blankValues({ today, date, club }: { today: Day; date?: Day; club?: string }): Values {
  const day = date && date >= today ? date : addDays(today, 1)
  return {
    startsAt: `${day}T18:00`,
    endsAt: `${day}T20:00`,
    guestsAllowed: '0',
    audience: 'school',
    repeat: 'none',
    interval: '1',
    ends: 'count',
    count: '6',
    ...(club ? { clubId: club } : {}),
  }
}

export function valuesOf(event: Event): Values {
  const questions = event.questions.map((question, i) => [`question${i + 1}`, question])
  const switches = SWITCHES.flatMap((name) => (event[name] ? [[name, 'on']] : []))
  return {
    title: event.title,
    about: event.about,
    category: event.category,
    startsAt: event.startsLocal.slice(0, 16),
    endsAt: event.endsLocal.slice(0, 16),
    place: event.place,
    onlineUrl: event.onlineUrl ?? '',
    capacity: event.capacity === null ? '' : String(event.capacity),
    guestsAllowed: String(event.guestsAllowed),
    audience: event.audience,
    accessNote: event.accessNote,
    accessContact: event.accessContact,
    ...Object.fromEntries([...questions, ...switches]),
  }
}

const FREQUENCIES: readonly string[] = ['daily', 'weekly', 'monthly_day', 'monthly_weekday']

/** How the filled-in form repeats; null when it does not, or does not say so yet. */
export function ruleOf(values: Values): Rule | null {
  const { repeat = 'none', interval, ends, count, until } = values
  if (!FREQUENCIES.includes(repeat)) return null
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => values[`weekday${day}`])
  const end =
    ends === 'until' ? (until ? { until } : null) : Number(count) >= 1 ? { count: Number(count) } : null
  if (!end) return null
  return {
    frequency: repeat as Frequency,
    interval: Math.max(1, Math.trunc(Number(interval)) || 1),
    ...(repeat === 'weekly' && weekdays.length > 0 ? { weekdays } : {}),
    ...end,
  }
}

/** The end moves with the beginning, so that an event keeps its length. */
export function endAfter(before: { startsAt: string; endsAt: string }, startsAt: string): string {
  const [was, ended, is] = [before.startsAt, before.endsAt, startsAt].map((local) => Date.parse(`${local}Z`))
  if (was === undefined || ended === undefined || is === undefined) return before.endsAt
  const end = is + Math.max(0, ended - was)
  return Number.isNaN(end) ? before.endsAt : new Date(end).toISOString().slice(0, 16)
}
