import type * as people from '@banter/api/people/contract'
import type { z } from 'zod'
import { readMedia } from '../media/media-field.server.ts'

export type Changes = z.input<typeof people.updateMe.schema.body>

/** Chips that are ticked, and what was typed beside them. */
export function interestsIn(form: FormData): string[] {
  const typed = String(form.get('otherInterests') ?? '').split(',')
  const all = [...form.getAll('interest').map(String), ...typed]
  return [...new Set(all.map((interest) => interest.trim().toLowerCase()).filter(Boolean))]
}

/** What a profile form changes: only what it has fields for. */
export function profileIn(form: FormData): Changes {
  const text = (name: string) => (form.has(name) ? String(form.get(name)) : undefined)
  const year = text('year')
  const changes: Changes = {
    name: text('name'),
    major: text('major'),
    pronouns: text('pronouns'),
    bio: text('bio'),
    year: year === undefined ? undefined : year === '' ? null : Number(year),
    interests: form.has('otherInterests') ? interestsIn(form) : undefined,
  }
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/** What the pickers of photo and cover hold now. */
export function picturesIn(form: FormData): Changes {
  const [photo, cover] = [readMedia(form, 'photo'), readMedia(form, 'cover')]
  return {
    ...(photo ? { photo: photo[0] ?? null } : {}),
    ...(cover ? { cover: cover[0] ?? null } : {}),
  }
}

/** Which form field a refusal of one of several interests belongs to. */
export function fieldsByName(fields: Record<string, string>): Record<string, string> {
  const entries = Object.entries(fields).map(([name, problem]) => [
    name.startsWith('interests') ? 'otherInterests' : name,
    problem,
  ])
  return Object.fromEntries(entries)
}
