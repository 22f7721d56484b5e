import Stripe from 'stripe'
import { askStripe } from '../stripe-errors.ts'
import { type Choice, planOf } from './plans.ts'

/** The id that Stripe gave the price of a choice. In a new environment there is none yet: it is made from the list of plans. */
export async function priceIdOf(stripe: Stripe, choice: Choice): Promise<string> {
  const plan = planOf(choice.plan)
  const { lookupKey, amount } = plan.prices[choice.interval]
  const find = async () => {
    const { data } = await askStripe(() =>
      stripe.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 }),
    )
    return data[0]?.id
  }
  const found = await find()
  if (found) return found
  const product = await productOf(stripe, choice)
  const params = {
    product,
    currency: 'usd',
    unit_amount: amount,
    recurring: { interval: choice.interval },
    lookup_key: lookupKey,
    metadata: { plan: choice.plan },
  }
  try {
    return (await stripe.prices.create(params, { idempotencyKey: `price:${lookupKey}:${amount}` })).id
  } catch (error) {
    // Another process made it in between: a lookup key stands for one price.
    const made = error instanceof Stripe.errors.StripeInvalidRequestError ? await find() : undefined
    return made ?? askStripe(() => Promise.reject(error))
  }
}

async function productOf(stripe: Stripe, { plan }: Choice): Promise<string> {
  const id = `banter_${plan}`
  try {
    return (await stripe.products.retrieve(id)).id
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError))
      return askStripe(() => Promise.reject(error))
  }
  const params = { id, name: `Banter ${planOf(plan).name}`, metadata: { plan } }
  return (await askStripe(() => stripe.products.create(params, { idempotencyKey: `product:${id}` }))).id
}
