import { z } from 'zod'
import type { Endpoint } from '../../http/endpoint.ts'

/** As printed, with or without hyphens, of 10 or 13 digits: known by its 13. What is none stays as it was typed. */
function isbn13(typed: string): string {
  const digits = typed.toUpperCase().replace(/[\s\u2010-\u2015-]+/g, '')
  if (!/^\d{9}[\dX]$/.test(digits)) return digits
  const sum = [...digits].reduce((sum, digit, i) => sum + (digit === 'X' ? 10 : Number(digit)) * (10 - i), 0)
  const stem = `978${digits.slice(0, 9)}`
  return sum % 11 === 0 ? stem + checkDigit(stem) : digits
}

const checkDigit = (stem: string) =>
  (10 - ([...stem].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 ? 3 : 1), 0) % 10)) % 10

const isIsbn13 = (digits: string) =>
  /^97[89]\d{10}$/.test(digits) && checkDigit(digits.slice(0, 12)) === Number(digits[12])

export const Isbn = z
  .string()
  .max(40)
  .overwrite(isbn13)
  .refine(isIsbn13, 'This is no ISBN: it has 10 or 13 digits, by the barcode on the back.')

/** As a course catalogue writes it: "CS 2305". */
export const Course = z
  .string()
  .max(40)
  .overwrite((typed) =>
    typed
      .toUpperCase()
      .replace(/[\s.-]+/g, '')
      .replace(/^([A-Z]+)(\d)/, '$1 $2'),
  )
  .regex(/^[A-Z]{2,6} \d{3,5}[A-Z]?$/, 'Write the course as in CS 2305.')

export const Textbook = z.object({
  isbn: z.string(),
  title: z.string(),
  authors: z.string(),
  edition: z.string(),
  year: z.int().nullable(),
})
export type Textbook = z.output<typeof Textbook>

export const findTextbook = {
  method: 'GET',
  url: '/textbooks',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'The textbook of an ISBN of 10 or 13 digits, and the courses in which students here read it.',
    querystring: z.object({ isbn: Isbn }),
    response: {
      200: z.object({ isbn: z.string(), book: Textbook.nullable(), courses: z.array(z.string()) }),
    },
  },
} as const satisfies Endpoint
