import { z } from 'zod'

/** Integer minor units: 1999 usd is $19.99. */
export const Money = z.object({ amount: z.int(), currency: z.string().length(3) })
export type Money = z.output<typeof Money>

export const Id = z.uuid()
export const IdPath = z.object({ id: Id })
export const When = z.iso.datetime()

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
export const Person = z.object({ id: Id, name: z.string() })
