import { z } from 'zod'
import { Id, IdPath, lines } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { LicenceName, MOST_LICENCE } from '../../pictures/licences/contract.ts'

/** What makes a listing one of an original. */
export const NewPicture = z.strictObject({
  /** An upload with the purpose `original`. */
  original: Id,
  licence: LicenceName,
  /** The maker’s own words, where the licence is `own`. */
  terms: lines(MOST_LICENCE).default(''),
})
export type NewPicture = z.output<typeof NewPicture>

const LEAST_TERMS = 20

/** There is one original of a picture: it is sold, for a price, once. */
export function wrongOfPicture({
  title,
  kind,
  stock,
  media,
  picture,
}: {
  title: string
  kind: string
  stock: number
  media?: unknown[] | undefined
  picture?: NewPicture | undefined
}): Record<string, string> {
  const short = picture?.licence === 'own' && picture.terms.length < LEAST_TERMS
  return {
    ...(title.length < 3 && { title: 'At least 3 characters, please.' }),
    ...(kind !== 'sale' && { kind: 'An original is for sale.' }),
    ...(stock !== 1 && { stock: 'There is one original.' }),
    ...(media?.length && { media: 'The picture itself is shown, with a watermark.' }),
    ...(short && { 'picture.terms': 'Say in at least 20 characters what its buyer may do.' }),
  }
}

export const relistPicture = {
  method: 'POST',
  url: '/pictures/:id/relist',
  config: { access: 'member', at: 'school', perMinute: 30 },
  schema: {
    summary: 'Offer a picture that one owns. Left out, its price is what one paid.',
    params: IdPath,
    body: z.strictObject({
      price: z
        .int('A whole number of cents, please.')
        .min(50, 'At least $0.50, please.')
        .max(1_000_000, 'At most $10,000, please.')
        .optional(),
    }),
    response: { 201: z.object({ productId: Id, status: z.string() }) },
  },
} as const satisfies Endpoint
