import { z } from 'zod'
import { Id, IdPath, line, listOf, Money, Nothing, Page, Person, When } from '../../http/contract.ts'
import type { Endpoint, EndpointConfig } from '../../http/endpoint.ts'
import { Advertiser } from '../advertisers/contract.ts'
import { CampaignKind, CampaignState, Placement } from '../contract.ts'
import { Creative } from '../creatives/contract.ts'
import { Flight } from '../flights/contract.ts'

/** One line of a list of campaigns. */
export const CampaignCard = z.object({
  id: Id,
  reference: z.string(),
  name: z.string(),
  kind: CampaignKind,
  state: CampaignState,
  advertiser: z.object({ id: Id, name: z.string() }),
  placements: z.array(Placement),
  budget: Money,
  spent: Money,
  views: z.int(),
  clicks: z.int(),
  startsAt: When.nullable(),
  endsAt: When.nullable(),
  /** A new ad of a campaign that runs waits to be looked at. */
  newAds: z.int(),
  submittedAt: When.nullable(),
})
export type CampaignCard = z.output<typeof CampaignCard>

/** Why a campaign that is approved shows nothing just now. */
export const Closed = z.object({
  why: z.enum(['blackout', 'ads_off', 'category']),
  until: When.nullable(),
  reason: z.string(),
})

export type Closed = z.output<typeof Closed>

export const Campaign = CampaignCard.omit({ advertiser: true, placements: true }).extend({
  advertiser: Advertiser,
  flights: z.array(Flight),
  creatives: z.array(Creative),
  /** Cents by card so far, what of them went back, and what is neither spent nor back. */
  paid: Money,
  refunded: Money,
  left: Money,
  rejection: z.string(),
  endReason: z.enum(['', 'time', 'buyer', 'school', 'rejected', 'spent', 'bank']),
  closed: Closed.nullable(),
  /** What is still missing before it can be paid for or handed in, in words. */
  missing: z.array(z.string()),
  timeline: z.array(
    z.object({ kind: z.string(), text: z.string(), note: z.string(), at: When, by: Person.nullable() }),
  ),
  may: z.object({
    edit: z.boolean(),
    editAds: z.boolean(),
    pay: z.boolean(),
    topUp: z.boolean(),
    submit: z.boolean(),
    review: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    end: z.boolean(),
    archive: z.boolean(),
    delete: z.boolean(),
  }),
})
export type Campaign = z.output<typeof Campaign>

const admin = { access: 'admin', at: 'school' } as const
const name = line(1, 80, 'Please give it a name.')

export const listCampaigns = {
  method: 'GET',
  url: '/ads/campaigns',
  config: admin,
  schema: {
    summary: 'The campaigns of this school, newest first.',
    querystring: Page.extend({
      /** waiting: somebody has to look at it. */
      show: z.enum(['all', 'waiting', 'running', 'drafts', 'over', 'archived']).default('all'),
    }),
    response: { 200: listOf(CampaignCard) },
  },
} as const satisfies Endpoint

export const createCampaign = {
  method: 'POST',
  url: '/ads/campaigns',
  config: admin,
  schema: {
    summary: 'Begin a campaign. Nothing is shown or paid before it is handed in.',
    body: z.strictObject({ advertiserId: Id, kind: CampaignKind.default('sponsored'), name }),
    response: { 201: Campaign },
  },
} as const satisfies Endpoint

export const getCampaign = {
  method: 'GET',
  url: '/ads/campaigns/:id',
  config: admin,
  schema: { summary: 'A campaign with all of it.', params: IdPath, response: { 200: Campaign } },
} as const satisfies Endpoint

export const changeCampaign = {
  method: 'PATCH',
  url: '/ads/campaigns/:id',
  config: admin,
  schema: {
    summary: 'Give a campaign another name, or a draft another advertiser.',
    params: IdPath,
    body: z.strictObject({ name: name.optional(), advertiserId: Id.optional() }),
    response: { 200: Campaign },
  },
} as const satisfies Endpoint

export const deleteCampaign = {
  method: 'DELETE',
  url: '/ads/campaigns/:id',
  config: admin,
  schema: {
    summary: 'Delete a draft that nothing was paid for. What was shown can be archived, never deleted.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const duplicateCampaign = {
  method: 'POST',
  url: '/ads/campaigns/:id/duplicate',
  config: admin,
  schema: {
    summary: 'Run it again: a draft with the same ads and places, from today on.',
    params: IdPath,
    response: { 201: Campaign },
  },
} as const satisfies Endpoint

const deed = <Verb extends string>(verb: Verb, summary: string, config: EndpointConfig = admin) =>
  ({
    method: 'POST',
    url: `/ads/campaigns/:id/${verb}`,
    config,
    schema: { summary, params: IdPath, response: { 200: Campaign } },
  }) as const satisfies Endpoint

export const submitCampaign = deed(
  'submit',
  'Hand a campaign in that costs nothing, or again one that was sent back.',
)
export const pauseCampaign = deed('pause', 'Show nothing of it for a while. Its days run on.')
export const resumeCampaign = deed('resume', 'Show it again.')
export const endCampaign = deed('end', 'End it for good. What was not spent goes back to the card.', {
  ...admin,
  whileSuspended: true,
})
export const archiveCampaign = deed('archive', 'Put one away that is over. Its figures stay.')
