import type { Invoice, Plan, Subscription } from '@banter/api/subscriptions/contract'
import type { Tone } from '../ui/tones.ts'

type State = Subscription['state']

export const STATES: Record<State, { label: string; tone: Tone }> = {
  trial: { label: 'Trial', tone: 'info' },
  active: { label: 'Active', tone: 'positive' },
  cancelling: { label: 'Ending', tone: 'caution' },
  past_due: { label: 'Payment failed', tone: 'caution' },
  grace: { label: 'Please pay', tone: 'caution' },
  paused: { label: 'Paused', tone: 'neutral' },
  read_only: { label: 'Read-only', tone: 'danger' },
  suspended: { label: 'Suspended', tone: 'danger' },
}

export const INVOICES: Record<Invoice['status'], { label: string; tone: Tone }> = {
  paid: { label: 'Paid', tone: 'positive' },
  open: { label: 'Open', tone: 'caution' },
  uncollectible: { label: 'Not collected', tone: 'danger' },
  void: { label: 'Void', tone: 'neutral' },
}

const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })

/** A day as invoices name it: the same for whoever reads it. */
export const dayOf = (iso: string) => days.format(new Date(iso))

export const perInterval = { month: 'a month', year: 'a year' } as const
export const intervalName = { month: 'monthly', year: 'yearly' } as const

const FEATURES: Record<Plan['features'][number], string> = {
  self_serve_ads: 'Local businesses can book ads themselves',
  purchase_orders: 'Invoices against purchase orders',
  directory_sync: 'Members from the school’s own directory',
  ad_opt_out: 'Students can switch ads off',
}
const SUPPORT = {
  email: 'Help by mail',
  priority: 'Help first in line',
  named: 'A person of your own to ask',
}

const counted = (count: number | null, what: string) =>
  count === null ? `Any number of ${what}` : `${count.toLocaleString('en-US')} ${what}`

/** What a plan gives, line by line. */
export function linesOf(plan: Plan): string[] {
  return [
    counted(plan.members, 'members'),
    counted(plan.staffSeats, 'staff seats'),
    `${(plan.storageGb ?? 0).toLocaleString('en-US')} GB for pictures and files`,
    counted(plan.adCampaigns, 'campaigns at a time'),
    `${plan.adSharePercent}% of what ads bring`,
    ...plan.features.map((feature) => FEATURES[feature]),
    SUPPORT[plan.support],
  ]
}

const LIMITS = {
  members: 'Members',
  staffSeats: 'Staff seats',
  storageGb: 'Pictures and files',
  adCampaigns: 'Campaigns',
}

export function usageWords({ limit, used, allowed }: Subscription['usage'][number]) {
  const unit = limit === 'storageGb' ? ' GB' : ''
  const most = allowed === null ? 'no limit' : `${allowed.toLocaleString('en-US')}${unit}`
  return { label: LIMITS[limit], text: `${used.toLocaleString('en-US')}${unit} of ${most}` }
}

/** What an admin is told on every page; null where all is well. */
export function bannerWords(
  state: State,
  until: string | null,
): { text: string; tone: 'caution' | 'danger' } | null {
  const by = until ? dayOf(until) : ''
  switch (state) {
    case 'past_due':
      return { text: 'A payment for your school did not go through.', tone: 'caution' }
    case 'grace':
      return {
        text: `Please pay for your school by ${by}: it becomes read-only after that.`,
        tone: 'caution',
      }
    case 'read_only':
      return { text: 'Your school is read-only because its subscription is not paid.', tone: 'danger' }
    case 'paused':
      return { text: 'Your school’s subscription is paused.', tone: 'danger' }
    case 'suspended':
      return { text: 'Your school is suspended because its subscription is not paid.', tone: 'danger' }
    case 'cancelling':
      return { text: `Your school’s subscription ends on ${by}.`, tone: 'caution' }
    default:
      return null
  }
}
