import type { SubscriptionAsSeen } from '@banter/billing/subscriptions/calls'
import type { ReadCtx } from '@banter/tenants/context'
import { subscriptionIn } from '../seen-rows.ts'
import { CardDeclined, NotSubscribed } from './errors.ts'
import { isLive } from './view.ts'

/** @throws NotSubscribed */
export async function runningIn(ctx: ReadCtx): Promise<SubscriptionAsSeen> {
  const newest = await subscriptionIn(ctx)
  if (!isLive(newest)) throw new NotSubscribed()
  return newest
}

const ofCards = ['card_declined', 'expired_card', 'resource_missing', 'incorrect_cvc', 'processing_error']

/** A card that was refused, or none at all, is for people to put right: they are told so. @throws CardDeclined */
export async function refusingCards<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    const reason = error instanceof Error && 'reason' in error ? String(error.reason) : ''
    throw ofCards.includes(reason) ? new CardDeclined() : error
  }
}
