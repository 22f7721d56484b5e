import type { School } from '@banter/api/schools/contract'
import type { Tone } from '../ui/tones.ts'

/** "Arlington, Texas": the country says little to somebody who lives there. */
export const whereOf = ({ city, state, country }: Pick<School, 'city' | 'state' | 'country'>) =>
  [city, state || country].filter(Boolean).join(', ')

export const STATUSES: Record<School['status'], { label: string; tone: Tone }> = {
  active: { label: 'Active', tone: 'positive' },
  suspended: { label: 'Suspended', tone: 'caution' },
  archived: { label: 'Archived', tone: 'neutral' },
}

const PLANS: Record<string, string> = {
  trial: 'Not chosen yet',
  'starter-monthly': 'Starter, monthly',
  'starter-yearly': 'Starter, yearly',
  'campus-monthly': 'Campus, monthly',
  'campus-yearly': 'Campus, yearly',
  'university-monthly': 'University, monthly',
  'university-yearly': 'University, yearly',
}

export const planName = (plan: string) => PLANS[plan] ?? plan
