import { moneyWords } from '@banter/billing/money-words'
import { choiceOf, planOf } from '@banter/billing/subscriptions/plans'
import type { Mail } from '@banter/billing/subscriptions/transitions'

interface Named {
  mail: string
  days_left: number | null
  until: string | null
  owed: number | null
  currency: string
  plan: string
}

interface Words {
  subject: string
  heading: string
  paragraphs: string[]
}

/** What the sentences name, in words. */
interface Names {
  school: string
  sum: string
  until: string
  days: string
  plan: string
}

type Sentences = [subject: string, ...paragraphs: string[]]

const ALWAYS =
  'Whatever happens, nothing is deleted, and students can always hand over what they sold, be paid, be refunded and take out their data.'

const sentences: Record<Mail, (names: Names) => Sentences> = {
  subscription_started: ({ school, plan }) => [
    `${school} is on the ${plan} plan`,
    'Thank you. Your invoices, your card and your plan are on the billing page.',
  ],
  subscription_restored: ({ school }) => [
    `Everything works again at ${school}`,
    'Your payment has arrived. Nothing was lost in the meantime.',
  ],
  cancellation_withdrawn: ({ school }) => [
    `The subscription of ${school} goes on`,
    'It will not end after all. There is nothing you need to do.',
  ],
  cancellation_booked: ({ school, until }) => [
    `The subscription of ${school} ends on ${until}`,
    `Until ${until} everything works as before. After that the campus can be read, not changed.`,
    ALWAYS,
  ],
  paused: ({ school }) => [
    `The subscription of ${school} is paused`,
    'Nothing is charged, and the campus can be read, not changed.',
    ALWAYS,
  ],
  trial_ends: ({ school, days, until }) => [
    `The trial of ${school} ends ${days}`,
    `Choose a plan by ${until} and everything goes on without a break. Without one the campus can be read, not changed.`,
    ALWAYS,
  ],
  subscription_ends: ({ school, days, until }) => [
    `The subscription of ${school} ends ${days}`,
    `You have cancelled it for ${until}. You can still change your mind on the billing page.`,
    ALWAYS,
  ],
  payment_failed: ({ school, sum }) => [
    `A payment for ${school} did not go through`,
    `${sum} could not be collected. We try again over the next days; another card on the billing page settles it at once.`,
  ],
  payment_still_open: ({ school, sum }) => [
    `A payment for ${school} is still open`,
    `${sum} is still open. Please pay it, or give another card, on the billing page.`,
  ],
  grace_started: ({ school, sum, until }) => [
    `Please pay for ${school} by ${until}`,
    `${sum} is still open. Everything goes on until ${until}; after that the campus can be read, not changed.`,
    ALWAYS,
  ],
  grace_ends: ({ school, sum, days, until }) => [
    `${school} becomes read-only ${days}`,
    `${sum} is still open. Pay it by ${until} and everything goes on.`,
    ALWAYS,
  ],
  read_only_started: ({ school }) => [
    `${school} is read-only now`,
    'Pay on the billing page and everything works again at once.',
    ALWAYS,
  ],
  suspension_nears: ({ school, days, until }) => [
    `${school} will be suspended ${days}`,
    `From ${until} on it shows no ads either. Paying on the billing page ends that at once.`,
    ALWAYS,
  ],
  suspended: ({ school }) => [
    `${school} is suspended`,
    'Pay on the billing page and everything works again at once.',
    ALWAYS,
  ],
}

/** What a school's admins are told about its bill, in plain words. */
export function mailWords(named: Named, school: string): Words {
  const { owed, currency, days_left: days, until, plan } = named
  const [subject, ...paragraphs] = sentences[named.mail as Mail]({
    school,
    sum: owed === null ? 'Your invoice' : `Your invoice of ${moneyWords(owed, currency)}`,
    until: dayOf(until),
    days: days === null ? 'soon' : days === 1 ? 'tomorrow' : `in ${days} days`,
    plan: planName(plan),
  })
  return { subject, heading: subject, paragraphs }
}

/** A day of the calendar, as invoices name it. */
function dayOf(until: string | null): string {
  if (!until) return 'the end of the period'
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(until))
}

function planName(price: string): string {
  const choice = choiceOf(price)
  return choice ? planOf(choice.plan).name : 'Campus'
}
