import type { Event } from '@banter/prisma'

export type Diff = Record<string, { before: string; after: string }>

/** Long texts, and addresses that not everybody may know, are only said to be different. */
const named = ['about', 'onlineUrl', 'accessNote', 'accessContact', 'questions', 'coverKey'] as const
const shown = [
  'title',
  'category',
  'startsAt',
  'endsAt',
  'timeZone',
  'place',
  'capacity',
  'guestsAllowed',
  'audience',
  'approval',
  'stepFree',
  'captions',
  'quietRoom',
] as const

/** What is different about an event, field by field. */
export function diffOf(before: Event, after: Event): Diff {
  const diff: Diff = {}
  for (const field of shown)
    if (textOf(before[field]) !== textOf(after[field]))
      diff[field] = { before: textOf(before[field]), after: textOf(after[field]) }
  for (const field of named)
    if (textOf(before[field]) !== textOf(after[field])) diff[field] = { before: '', after: '' }
  return diff
}

function textOf(value: string | number | boolean | Date | string[] | null): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString()
  return Array.isArray(value) ? value.join('\n') : String(value)
}
