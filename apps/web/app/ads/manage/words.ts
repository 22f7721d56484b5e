import type { Campaign } from '@banter/api/ads/campaigns/contract'
import type { AdCategory, CampaignKind, CampaignState, FlightKind, Placement } from '@banter/api/ads/contract'
import type { Tone } from '../../ui/tones.ts'

export const PLACEMENTS: Record<Placement, { name: string; about: string }> = {
  feed: { name: 'Billboard', about: 'Between posts, from the fourth on' },
  shop: { name: 'Shop', about: 'Between listings' },
  events: { name: 'Events', about: 'Between events' },
  clubs: { name: 'Clubs', about: 'Between clubs' },
  rail: { name: 'Side of the page', about: 'Beside most pages, on large screens' },
}

export const KINDS: Record<FlightKind, { name: string; unit: [string, string] }> = {
  cpm: { name: 'By views', unit: ['view', 'views'] },
  cpc: { name: 'By clicks', unit: ['click', 'clicks'] },
  week: { name: 'By the week', unit: ['hour', 'hours'] },
  free: { name: 'Free', unit: ['view', 'views'] },
}

export const CAMPAIGN_KINDS: Record<CampaignKind, string> = {
  sponsored: 'Sponsored',
  school: 'By the school',
  club: 'By a club',
  house: 'Fills empty places',
}

export const AD_CATEGORIES: Record<AdCategory, string> = {
  food: 'Food and drink',
  shops: 'Shops',
  services: 'Services',
  housing: 'Housing',
  jobs: 'Jobs and internships',
  events: 'Events and tickets',
  education: 'Courses and learning',
  sports: 'Sports and fitness',
  technology: 'Technology',
  nonprofit: 'Charities',
  other: 'Something else',
}
export const adCategoryOptions = Object.entries(AD_CATEGORIES).map(([value, label]) => ({ value, label }))

export const STATES: Record<CampaignState, { name: string; tone: Tone }> = {
  draft: { name: 'Draft', tone: 'neutral' },
  paid: { name: 'Paid', tone: 'info' },
  pending: { name: 'To review', tone: 'caution' },
  approved: { name: 'Approved', tone: 'info' },
  rejected: { name: 'Sent back', tone: 'danger' },
  live: { name: 'Running', tone: 'positive' },
  paused: { name: 'Paused', tone: 'caution' },
  exhausted: { name: 'Delivered', tone: 'accent' },
  ended: { name: 'Over', tone: 'neutral' },
  archived: { name: 'Put away', tone: 'neutral' },
}

export const ENDINGS: Record<Campaign['endReason'], string> = {
  '': '',
  time: 'Its last day is over.',
  buyer: 'It was ended early.',
  school: 'The school ended it.',
  rejected: 'It was not approved.',
  spent: 'All that was bought is delivered.',
  bank: 'The card’s bank took the payment back.',
}

const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })
const dayOf = (date: string) => day.format(new Date(`${date}T00:00:00Z`))

/** "Nov 21 – Dec 4" */
export const daysWords = (from: string, to: string) =>
  from === to ? dayOf(from) : `${dayOf(from)} – ${dayOf(to)}`

export const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const EVERY_HOUR = 0xffffff

const hourName = (hour: number) =>
  hour === 24 ? 'midnight' : `${hour % 12 || 12} ${hour < 12 ? 'am' : 'pm'}`
export const hourOptions = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => ({
    value: String(first + at),
    label: first + at === 0 ? 'midnight' : hourName(first + at),
  }))

/** A bit for each hour from one to another. */
export const hoursBetween = (from: number, to: number) =>
  Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < to ? 2 ** hour : 0)).reduce(
    (sum, bit) => sum + bit,
    0,
  )

/** "Mon, Tue, Wed, 11 am – 2 pm"; empty when it runs at every hour. */
export function hoursWords(week: number[]): string {
  if (week.every((hours) => hours === EVERY_HOUR)) return ''
  const days = WEEKDAYS.filter((_, at) => (week[at] ?? 0) > 0)
  const masks = new Set(week.filter((hours) => hours > 0))
  const names = days.length === 7 ? 'Every day' : days.join(', ')
  const [mask = EVERY_HOUR] = masks
  if (masks.size > 1) return `${names}, at chosen hours`
  if (mask === EVERY_HOUR) return names
  const open = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => ((mask >> hour) & 1) === 1)
  const [first = 0, last = 23] = [open[0], open.at(-1)]
  return `${names}, ${first === 0 ? 'midnight' : hourName(first)} – ${hourName(last + 1)}`
}

export const count = (value: number) => value.toLocaleString('en-US')
