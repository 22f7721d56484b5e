import type { z } from 'zod'
import type { Person } from '../http/contract.ts'
import type { Media } from '../media/media.ts'

/** What a list selects of somebody to show them: `a.id, a.name, a.avatar_key as "avatarKey"`. */
export interface PersonRow {
  id: string
  name: string
  avatarKey: string | null
}

/** A person as they stand beside what they did: name and, when there is one, photo. */
export function personOf(media: Media, { id, name, avatarKey }: PersonRow): z.output<typeof Person> {
  return { id, name, ...(avatarKey ? { avatar: media.url(avatarKey, 'avatar') } : {}) }
}
