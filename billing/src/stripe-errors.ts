import Stripe from 'stripe'
import { InsufficientBalance, PaymentRefused, PaymentsUnavailable } from './payments.ts'

/** Turns Stripe's errors into ours: not answering is worth another try, a refusal is not. Neither repeats what was sent. */
export async function askStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const what = [error.type, error.code, error.param, error.requestId].filter(Boolean).join(' ')
    if (error.code === 'balance_insufficient') throw new InsufficientBalance(what)
    if (isTransient(error)) throw new PaymentsUnavailable(what)
    throw Object.assign(new PaymentRefused(what), { reason: error.code })
  }
}

/** What is added to a key. One whose answer Stripe keeps as a failure is given up for the next, after asking whether it had its effect. */
export const KEYS = ['', ':2', ':3']

/** Stripe keeps even a failure of its own for a key: asking again with that key is no use. */
export function isStoredFailure(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  return (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true'
}

/** A refusal that Stripe kept for a key, though what it was for may be over: a bank that disputed the payment has decided since. */
export function isStoredRefusal(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  return error.code === 'charge_disputed' && error.headers?.['idempotent-replayed'] === 'true'
}

function isTransient({ statusCode }: Stripe.errors.StripeError): boolean {
  return statusCode === undefined || statusCode >= 500 || statusCode === 429 || statusCode === 409
}

/** Makes something that moves no money: what a key that failed for good may have made besides is never seen by anybody. */
export async function underKeys<T>(key: string, make: (idempotencyKey: string) => Promise<T>): Promise<T> {
  for (const suffix of KEYS.slice(0, -1)) {
    try {
      return await make(key + suffix)
    } catch (error) {
      if (!isStoredFailure(error)) return askStripe(() => Promise.reject(error))
    }
  }
  return askStripe(() => make(key + KEYS.at(-1)))
}
