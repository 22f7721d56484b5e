import { moneyWords } from '@banter/billing/money-words'
import type { Ctx } from '@banter/tenants/context'
import { after, type Job, type Services } from '../../../job.ts'
import { type OfferNotice, offerForPeople } from '../../../offers/notice.ts'
import {
  type OfferFact,
  offerAccepted,
  offerCountered,
  offerDeclined,
  offerExpired,
  offerMade,
  offerWithdrawn,
} from '../../../offers/topics.ts'
import { nameOf, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'

type Side = 'buyer' | 'seller'

const BECAUSE: Record<Side, string> = {
  buyer: 'You made an offer for this on Banter.',
  seller: 'You sell this on Banter.',
}

export const offerNews: Job[] = [
  after(offerMade, QUEUE, 'tell-offer-made', async (ctx, fact, services) => {
    const offer = await offerForPeople(ctx, fact)
    if (offer?.state !== 'open') return
    await say(ctx, services, offer, 'seller', {
      kind: 'made',
      title: `${nameOf(fact.buyer_id)} offers ${sum(offer)} for “${offer.title}”`,
      body: `You would get ${sum(offer, offer.net)}. Accept, counter or decline within 24 hours.`,
      label: 'Answer',
    })
  }),
  after(offerCountered, QUEUE, 'tell-offer-countered', async (ctx, fact, services) => {
    const offer = await offerForPeople(ctx, fact)
    if (offer?.state !== 'open') return
    const bySeller = fact.by === 'seller'
    const who = nameOf(bySeller ? fact.seller_id : fact.buyer_id)
    await say(ctx, services, offer, bySeller ? 'buyer' : 'seller', {
      kind: 'countered',
      of: fact.position,
      title: `${who} ${bySeller ? 'asks' : 'offers'} ${sum(offer)} for “${offer.title}” now`,
      body: `${bySeller ? '' : `You would get ${sum(offer, offer.net)}. `}Accept, counter or decline within 24 hours.`,
      label: 'Answer',
    })
  }),
  after(offerAccepted, QUEUE, 'tell-offer-accepted', async (ctx, fact, services) => {
    const offer = await offerForPeople(ctx, fact)
    if (!offer || (offer.state !== 'accepted' && offer.state !== 'paid')) return
    const bySeller = fact.by === 'seller'
    const who = nameOf(bySeller ? fact.seller_id : fact.buyer_id)
    await say(ctx, services, offer, bySeller ? 'buyer' : 'seller', {
      kind: 'accepted',
      title: `${who} accepts ${sum(offer)} for “${offer.title}”`,
      body: bySeller
        ? 'Pay within 24 hours. It is not reserved before that: somebody else can still buy it.'
        : `You get ${sum(offer, offer.net)} once it is paid and handed over. There are 24 hours to pay it.`,
      label: bySeller ? 'Pay now' : 'See the offer',
    })
  }),
  after(offerDeclined, QUEUE, 'tell-offer-declined', tellDeclined),
  after(offerWithdrawn, QUEUE, 'tell-offer-withdrawn', async (ctx, fact, services) => {
    const offer = await offerForPeople(ctx, fact)
    if (!offer) return
    const who = nameOf(fact.by === 'buyer' ? fact.buyer_id : fact.seller_id)
    await say(ctx, services, offer, fact.by === 'buyer' ? 'seller' : 'buyer', {
      kind: 'withdrawn',
      title: `${who} took back the offer for “${offer.title}”`,
      body: 'There is nothing to do.',
    })
  }),
  after(offerExpired, QUEUE, 'tell-offer-expired', tellExpired),
]

async function tellDeclined(
  ctx: Ctx,
  fact: OfferFact & { by: Side | null },
  services: Services,
): Promise<void> {
  const offer = await offerForPeople(ctx, fact)
  if (!offer) return
  if (fact.by === null)
    return say(ctx, services, offer, 'buyer', {
      kind: 'declined',
      title: `“${offer.title}” is gone`,
      body: 'It was sold or taken down, so your offer is over. You have not paid anything.',
      label: 'See what happened',
    })
  const who = nameOf(fact.by === 'seller' ? fact.seller_id : fact.buyer_id)
  await say(ctx, services, offer, fact.by === 'seller' ? 'buyer' : 'seller', {
    kind: 'declined',
    title: `${who} declines ${sum(offer)} for “${offer.title}”`,
    body:
      fact.by === 'seller' ? 'You can still buy it for what it costs.' : 'It stays in the shop for others.',
  })
}

/** Whoever waited is told, and whoever let the time go by too: they may have wanted it otherwise. */
async function tellExpired(
  ctx: Ctx,
  fact: OfferFact & { was: 'open' | 'accepted'; turn: Side },
  services: Services,
): Promise<void> {
  const offer = await offerForPeople(ctx, fact)
  if (!offer) return
  const paying = fact.was === 'accepted'
  const late: Side = paying ? 'buyer' : fact.turn
  const name = nameOf(late === 'buyer' ? fact.buyer_id : fact.seller_id)
  const what = `${sum(offer)} for “${offer.title}”`
  await say(ctx, services, offer, late, {
    kind: 'expired',
    title: paying ? `The time to pay ${what} is over` : `The time to answer ${what} is over`,
    body: 'If it is still there, a new offer can be made.',
  })
  await say(ctx, services, offer, late === 'buyer' ? 'seller' : 'buyer', {
    kind: 'expired',
    title: paying ? `${name} did not pay ${what}` : `${name} did not answer ${what}`,
    body: paying ? 'It is in the shop for everybody, as before.' : 'The offer is over.',
  })
}

interface Word {
  kind: 'made' | 'countered' | 'accepted' | 'declined' | 'withdrawn' | 'expired'
  /** Which of several of this kind. */
  of?: number
  title: string
  body: string
  /** Of the mail's button: without one there is no mail. */
  label?: string
}

async function say(
  ctx: Ctx,
  services: Pick<Services, 'site'>,
  { id, buyerId, sellerId }: OfferNotice,
  to: Side,
  { kind, of = 0, title, body, label }: Word,
): Promise<void> {
  const [reader, other] = to === 'buyer' ? [buyerId, sellerId] : [sellerId, buyerId]
  await tell(ctx, services, {
    to: await thePerson(ctx, reader, other),
    about: `price_offer_${kind}:${id}:${of}`,
    kind: `price_offer_${kind}`,
    title,
    body,
    href: `/offers/${id}`,
    ...(label ? { mail: { label, reason: BECAUSE[to] } } : {}),
  })
}

const sum = ({ currency, total }: OfferNotice, amount = total) => moneyWords(amount, currency)
