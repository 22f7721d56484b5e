import { deliveredOf, type Sold } from '@banter/billing/ads/pricing'

/** How many units were delivered by the end of a day. */
export interface DayEnd {
  day: string
  units: number
}

/** What is booked already. */
export interface Booked {
  units: number
  cents: number
  share: number
}

/** What one day adds. */
export interface Step extends Booked {
  day: string
}

/**
 * What each day is worth: the difference of what all units until its end are worth to what is booked, so that days add up to the cent
 * however they were cut, and a day that was booked before adds nothing a second time.
 */
export function stepsOf(sold: Sold, booked: Booked, ends: readonly DayEnd[]): Step[] {
  let before = booked
  const steps: Step[] = []
  for (const { day, units } of ends) {
    const { spent, schoolShare } = deliveredOf(sold, Math.max(units, before.units))
    const until = { units: Math.max(units, before.units), cents: spent, share: schoolShare }
    const step = {
      day,
      units: until.units - before.units,
      cents: spent - before.cents,
      share: schoolShare - before.share,
    }
    if (step.units > 0) steps.push(step)
    before = until
  }
  return steps
}
