import { z } from 'zod'
import { IdPath, line } from '../../http/contract.ts'
import type { Endpoint } from '../../http/endpoint.ts'
import { Campaign } from '../campaigns/contract.ts'

const admin = { access: 'admin', at: 'school' } as const

export const approveCampaign = {
  method: 'POST',
  url: '/ads/campaigns/:id/approve',
  config: admin,
  schema: {
    summary: 'Let a campaign run; of one that runs already, its new ads.',
    params: IdPath,
    response: { 200: Campaign },
  },
} as const satisfies Endpoint

export const rejectCampaign = {
  method: 'POST',
  url: '/ads/campaigns/:id/reject',
  config: admin,
  schema: {
    summary:
      'Send a campaign back with a reason; of one that runs, its new ads. It can be changed and handed in again.',
    params: IdPath,
    body: z.strictObject({ reason: line(5, 300, 'Please say in a few words what has to change.') }),
    response: { 200: Campaign },
  },
} as const satisfies Endpoint
