import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** Values of many shapes: the first one that a field accepts is as good as a person's. */
const candidates = () => [
  undefined,
  1,
  1999,
  true,
  '123456',
  randomUUID(),
  'someone@school.test',
  'school.test',
  'Some words that are long enough',
  'US',
  '2027-03-01T18:00:00Z',
  '2027-03-01',
  'America/Chicago',
  { amount: 1999, currency: 'usd' },
  [],
  '0199aaaa-0000-7000-8000-000000000001',
  '9780262033848',
]

/** Something a schema accepts, made from the schema alone, so that a new route needs no example here. @throws when nothing fits */
export function sampleOf(schema: z.ZodType, name = 'body'): unknown {
  if (schema instanceof z.ZodUnion) return sampleOf(schema.options[0] as z.ZodType, name)
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.ZodType>)
    return Object.fromEntries(
      fields
        .map(([field, type]) => [field, sampleOf(type, field)])
        .filter(([, value]) => value !== undefined),
    )
  }
  if (schema instanceof z.ZodEnum) return schema.options[0]
  if (schema instanceof z.ZodLiteral) return schema.value
  const fitting = candidates().find((value) => schema.safeParse(value).success)
  if (fitting !== undefined || schema.safeParse(undefined).success) return fitting
  if (schema instanceof z.ZodArray) return [sampleOf(schema.element as z.ZodType, name)]
  throw new Error(`No sample is known for "${name}": add one to the candidates.`)
}
