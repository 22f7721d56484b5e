import { v7 } from 'uuid'
import type { TestCampus } from '../../../test/campus.ts'
import type { CampaignKind, FlightKind, Placement } from '../contract.ts'

interface Wanted {
  kind?: CampaignKind
  placement?: Placement
  sold?: FlightKind
  bought?: number
  from: Date
  to: Date
}

/** A campaign as it is when it was bought, approved and has begun, without the way there. @returns its flight */
export function liveCampaign(campus: TestCampus, name: string, wanted: Wanted): Promise<string> {
  const { kind = 'sponsored', placement = 'feed', from, to } = wanted
  const { sold = kind === 'sponsored' ? 'cpm' : 'free', bought = 0 } = wanted
  return campus.command(async ({ db, now }) => {
    const advertiser = await db.advertiser.create({ data: { name, email: 'ads@joes.example' } })
    const money = kind === 'sponsored' ? { paid: 100_000, shareBps: 5_000 } : {}
    const campaign = await db.campaign.create({
      data: {
        ...{ advertiserId: advertiser.id, kind, name, currency: 'usd', state: 'live', liveAt: now, ...money },
        reference: v7().slice(-8),
      },
    })
    await db.creative.create({
      data: {
        ...{
          campaignId: campaign.id,
          headline: name,
          landingUrl: 'https://joes.example/',
          state: 'approved',
        },
      },
    })
    const price = sold === 'free' ? {} : { price: 500, budget: Math.ceil(bought / 2), bought }
    const flight = await db.flight.create({
      data: { campaignId: campaign.id, placement, kind: sold, startsAt: from, endsAt: to, ...price },
    })
    return flight.id
  })
}
