import Stripe from 'stripe'
import { PaymentRefused, PaymentsUnavailable } from './payments.ts'

/** Turns Stripe's errors into ours: not answering is worth another try, a refusal is not. Neither repeats what was sent. */
export async function askStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const what = [error.type, error.code, error.param, error.requestId].filter(Boolean).join(' ')
    throw isTransient(error) ? new PaymentsUnavailable(what) : new PaymentRefused(what)
  }
}

/** Stripe keeps even a failure of its own for a key: asking again with that key is no use. */
export function isStoredFailure(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  return (error.statusCode ?? 0) >= 500 && error.headers?.['idempotent-replayed'] === 'true'
}

function isTransient({ statusCode }: Stripe.errors.StripeError): boolean {
  return statusCode === undefined || statusCode >= 500 || statusCode === 429 || statusCode === 409
}
