import { z } from 'zod'
import { Id, IdPath, listOf, Nothing } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Product } from '../contract.ts'

const where = { access: 'member', at: 'school' } as const

export const listMatches = {
  method: 'GET',
  url: '/products/:id/matches',
  config: where,
  schema: {
    summary: 'What is in the shop that may be what one wants: for the author of the wanted listing alone.',
    params: IdPath,
    response: { 200: listOf(Product) },
  },
} as const satisfies Endpoint

export const answerWanted = {
  method: 'POST',
  url: '/products/:id/answers',
  config: { ...where, perMinute: 20 },
  schema: {
    summary: 'Tell whoever wants something that one’s own listing is it.',
    params: IdPath,
    body: z.strictObject({ productId: Id }),
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
