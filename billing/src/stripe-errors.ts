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

/** What is added to a key. One whose answer Stripe keeps as a failure is given up for the next one, after asking whether it had its effect. */
const KEYS = ['', ':2', ':3']

/**
 * Makes something once. Whatever moves money is looked for before each key: Stripe forgets a key after a day, what was made with it stays.
 * Without `before`, what a key that failed for good may have made besides is never seen by anybody.
 */
export async function underKeys<T>(
  key: string,
  make: (idempotencyKey: string) => Promise<T>,
  before: () => Promise<T | undefined> = async () => undefined,
  [suffix = '', ...others] = KEYS,
): Promise<T> {
  const made = await before()
  if (made) return made
  try {
    return await make(key + suffix)
  } catch (error) {
    if (!isStored(error) || others.length === 0) return askStripe(() => Promise.reject(error))
  }
  return underKeys(key, make, before, others)
}

/**
 * Stripe keeps even a failure of its own for a key: asking again with that key is no use. So it keeps a refusal that may be over: a bank that
 * disputed the payment has decided since.
 */
function isStored(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  const kept = (error.statusCode ?? 0) >= 500 || error.code === 'charge_disputed'
  return kept && error.headers?.['idempotent-replayed'] === 'true'
}

function isTransient({ statusCode }: Stripe.errors.StripeError): boolean {
  return statusCode === undefined || statusCode >= 500 || statusCode === 429 || statusCode === 409
}
