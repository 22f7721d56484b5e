import { z } from 'zod'
import { CampaignKind } from '../contract.ts'

/** A flight that may be shown, how often, and not a moment longer than `until`. */
export const PlannedFlight = z.object({
  id: z.string(),
  campaignId: z.string(),
  by: CampaignKind,
  creatives: z.array(z.string()).min(1),
  /** Of all showings in this place. */
  share: z.number(),
  until: z.number(),
})
export type PlannedFlight = z.output<typeof PlannedFlight>

/** What is shown in one place of a school from now on. */
export const Plan = z.object({
  /** The items of a list between two ads. */
  gap: z.int(),
  /** Whoever wants no paid ads sees none. */
  optOut: z.boolean(),
  flights: z.array(PlannedFlight),
})
export type Plan = z.output<typeof Plan>
