import { moneyWords } from '@banter/billing/money-words'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, type Statement, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { countAnswer } from '../marketplace/answer-time.ts'
import type { Media } from '../media/media.ts'
import type { Negotiation, OfferState, Side } from './contract.ts'
import { assertNotTooLow, NotThere, tooHigh } from './make-offer.ts'
import { factOf, lockOffer, type MoveRow, movesOf, type OfferRow, sideOf, writeMove } from './offer-rows.ts'
import { getNegotiation, isThere } from './offer-view.ts'
import { ANSWER_MS, type Deed, MOST_MOVES, otherSide, outcomeOf, PAY_MS, stateNow } from './policy.ts'
import { offerAccepted, offerCountered, offerDeclined, offerLapses, offerWithdrawn } from './topics.ts'

export const OfferMoved = createError('OFFER_MOVED', '%s', 409)
export const NoCounter = createError('NO_COUNTER', '%s', 422)

const moved: Record<OfferState, string> = {
  open: 'It is the other side who answers now.',
  accepted: 'This offer has been accepted.',
  declined: 'This offer has been declined.',
  withdrawn: 'This offer was taken back.',
  expired: 'The time for this offer is over.',
  paid: 'This offer has been paid.',
}

interface Counter {
  amount: number
  note: string
}

/** What one of the two does to an offer. Done again, it is what it was. @throws NotFound, OfferMoved, NotThere, NoCounter, TooLow, TooHigh */
export async function answer(
  ctx: Ctx,
  media: Media,
  id: string,
  deed: Deed,
  counter?: Counter,
): Promise<Negotiation> {
  const viewer = signedIn(ctx)
  const offer = await lockOffer(ctx, id)
  const moves = await movesOf(ctx, id)
  if (isRepeat(moves.at(-1), viewer.id, deed, counter)) return await getNegotiation(ctx, media, id)
  const side = sideOf(offer, viewer)
  const to = outcomeOf(deed, side, offer, ctx.now)
  if (!to)
    throw new OfferMoved(offer.orderId ? 'It is being paid right now.' : moved[stateNow(offer, ctx.now)])
  if ((deed === 'accept' || deed === 'counter') && !isThere(offer)) throw new NotThere(offer.title)
  if (counter) assertCounter(offer, side, counter.amount, moves.length)
  const next = after(ctx, offer, { to, side, amount: counter?.amount ?? offer.amount })
  ctx.write(sql`
    update offers set state = ${next.state}, turn = ${next.turn}, amount = ${next.amount}, expires_at = ${next.expiresAt}, updated_at = ${ctx.now}
     where id = ${id}::uuid`)
  writeMove(ctx, [id], { move: deed, actorId: viewer.id, note: counter?.note })
  // A seller answered what a buyer offered.
  const asked = moves.at(-1)
  if (side === 'seller' && asked?.actorId === offer.buyerId) countAnswer(ctx, offer.sellerId, asked.at)
  await publishAll(ctx, said(deed, next, side, moves.length + 1))
  return await getNegotiation(ctx, media, id)
}

function isRepeat(last: MoveRow | undefined, viewerId: string, deed: Deed, counter?: Counter): boolean {
  return last?.actorId === viewerId && last.move === deed && (!counter || last.amount === counter.amount)
}

interface Outcome {
  to: OfferState
  side: Side
  amount: number
}

/** The offer as it is then: each move gives the next one its own time. */
function after(ctx: Ctx, offer: OfferRow, { to, side, amount }: Outcome): OfferRow {
  const spans: Partial<Record<OfferState, number>> = { open: ANSWER_MS, accepted: PAY_MS }
  const span = spans[to]
  return {
    ...offer,
    state: to,
    amount,
    turn: to === 'open' ? otherSide(side) : offer.turn,
    expiresAt: span ? new Date(ctx.now.getTime() + span) : offer.expiresAt,
  }
}

function said(deed: Deed, offer: OfferRow, by: Side, position: number): Statement[] {
  const fact = { ...factOf(offer), by }
  const lapses = statement(offerLapses, { offer_id: offer.id }, offer.expiresAt)
  if (deed === 'accept') return [statement(offerAccepted, fact), lapses]
  if (deed === 'counter') return [statement(offerCountered, { ...fact, position }), lapses]
  return [deed === 'decline' ? statement(offerDeclined, fact) : statement(offerWithdrawn, fact)]
}

/** A counter-offer moves towards the one who makes it, within what is asked and what the seller looks at. @throws NoCounter, TooLow, TooHigh */
function assertCounter(offer: OfferRow, side: Side, amount: number, made: number): void {
  if (made >= MOST_MOVES)
    throw refusedCounter('This has gone back and forth often enough. Please accept or decline.')
  const stands = moneyWords(offer.amount, offer.currency)
  if (side === 'seller') {
    if (amount <= offer.amount) throw refusedCounter(`You are offered ${stands}: accept it, or ask for more.`)
    if (amount > offer.priceAmount) throw tooHigh(offer)
    return
  }
  if (amount >= offer.amount) throw refusedCounter(`${stands} is what is asked: accept it, or offer less.`)
  assertNotTooLow(offer, amount)
}

function refusedCounter(sentence: string) {
  return Object.assign(new NoCounter(sentence), { fields: { amount: sentence } })
}
