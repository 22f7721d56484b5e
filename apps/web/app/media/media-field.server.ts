import { MediaItem } from '@banter/api/media/contract'
import { z } from 'zod'

const Items = z.array(MediaItem)

/** What a picker put into its form; undefined when the form has none, or nobody can read it. */
export function readMedia(form: FormData, name = 'media'): MediaItem[] | undefined {
  const text = form.get(name)
  if (typeof text !== 'string' || !text) return undefined
  try {
    return Items.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
