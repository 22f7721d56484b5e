import { z } from 'zod'
import { Id, IdPath, line, listOf } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { AdCategory } from '../contract.ts'

export const Advertiser = z.object({
  id: Id,
  kind: z.enum(['business', 'school', 'club']),
  name: z.string(),
  website: z.string(),
  email: z.string(),
  category: AdCategory,
  clubId: Id.nullable(),
})
export type Advertiser = z.output<typeof Advertiser>

const admin = { access: 'admin', at: 'school' } as const
const email = z.email('An email address, please.').max(200).toLowerCase()
const website = z
  .union([
    z.literal(''),
    z.url({ protocol: /^https$/, error: 'An address that begins with https://, please.' }),
  ])
  .pipe(z.string().max(300))

export const listAdvertisers = {
  method: 'GET',
  url: '/ads/advertisers',
  config: admin,
  schema: { summary: 'Who advertises here, by name.', response: { 200: listOf(Advertiser) } },
} as const satisfies Endpoint

export const createAdvertiser = {
  method: 'POST',
  url: '/ads/advertisers',
  config: admin,
  schema: {
    summary:
      'Note somebody who wants to advertise. A business by its name and address; the school and each of its clubs are known, and noted once.',
    body: z
      .strictObject({
        kind: Advertiser.shape.kind.default('business'),
        name: line(2, 80, 'Please give its name.').optional(),
        website: website.default(''),
        email: email.optional(),
        category: AdCategory.default('other'),
        clubId: Id.optional(),
      })
      .refine(({ kind, name }) => kind !== 'business' || name, {
        path: ['name'],
        message: 'Please give its name.',
      })
      .refine(({ kind, email: address }) => kind !== 'business' || address, {
        path: ['email'],
        message: 'An email address, please.',
      }),
    response: { 201: Advertiser },
  },
} as const satisfies Endpoint

export const changeAdvertiser = {
  method: 'PATCH',
  url: '/ads/advertisers/:id',
  config: admin,
  schema: {
    summary: 'Correct what is noted of an advertiser.',
    params: IdPath,
    body: z.strictObject({
      name: line(2, 80, 'Please give its name.').optional(),
      website: website.optional(),
      email: email.optional(),
    }),
    response: { 200: Advertiser },
  },
} as const satisfies Endpoint
