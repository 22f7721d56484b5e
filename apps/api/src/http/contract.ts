import { z } from 'zod'

/** Integer minor units: 1999 usd is $19.99. */
export const Money = z.object({ amount: z.int(), currency: z.string().length(3) })
export type Money = z.output<typeof Money>

/** Read in any case and known in one: ids are compared, and codes are worked out from them. */
export const Id = z.uuid().toLowerCase()
/** An id that a client makes before it sends, so that sending twice makes one thing. Lists sort by it: hence version 7. */
export const NewId = z.uuidv7('A time-ordered id (UUID version 7), please.').toLowerCase()

/** Such an id, in the browser as on a server. */
export function newId(at = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(at / 256 ** (5 - i)) % 256
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/**
 * One line that others read as a name: no line breaks, and none of the characters that are invisible or turn the reading direction,
 * by which one name could look like another. Spaces in a row are one.
 */
export const line = (least: number, most: number, tooShort?: string) =>
  z
    .string()
    .overwrite((text) => text.replace(/\s+/g, ' ').trim())
    .min(least, tooShort)
    .max(most)
    .regex(/^[^\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]*$/u, {
      error: 'This holds a character that cannot be seen. Please type it again.',
    })

/**
 * What others read, of several lines and at least one character that can be seen. A browser without script ends lines with two
 * characters each: they count as one, as they do while one types.
 */
export const writing = (most: number, nothing: string) =>
  lines(most).refine((text) => /[^\s\p{Cf}]/u.test(text), nothing)

/** The same, where nothing may be said too. */
export const lines = (most: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll('\r\n', '\n').trim())
    .max(most, `At most ${most.toLocaleString('en')} characters, please.`)

export const IdPath = z.object({ id: Id })
/** From 1970 on: PostgreSQL knows no year 0. */
export const When = z.iso.datetime().refine((moment) => moment >= '1970', 'A year from 1970 on, please.')

/** Lists are stable under inserts: the cursor says where the last page ended. */
export const Page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
})

export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const Nothing = z.null()

/** RFC 9457. `fields` names what is wrong with a form. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  fields: z.record(z.string(), z.string()).optional(),
  requestId: z.string(),
})
export type Problem = z.output<typeof Problem>

/** A person as others at the school see them. */
export const Person = z.object({
  id: Id,
  name: z.string(),
  /** The address of a small square photo. */
  avatar: z.url().nullish(),
})
