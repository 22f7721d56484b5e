import type { Meeting, Standing } from '@banter/api/handoff/meetings/contract'
import type { NoShow } from '@banter/api/handoff/no-shows/contract'
import type { Spot } from '@banter/api/handoff/spots/contract'
import { momentWords } from '../events/words.ts'
import { counted } from '../ui/counted.ts'

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
export const dayOptions = WEEKDAYS.map((label, i) => ({ value: String(i + 1), label }))

/** "Friday, November 27, 2:30 PM": by the campus clock, wherever the reader is. */
export const meetingTime = (moment: string, timeZone: string) =>
  momentWords(moment, timeZone, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).replace(' at ', ', ')

export const shortTime = (moment: string, timeZone: string) =>
  momentWords(moment, timeZone, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).replace(' at ', ', ')

export const placeWords = ({ spot, place }: Pick<Meeting, 'spot' | 'place'>) =>
  [spot?.name, place].filter(Boolean).join(': ')

/** "9 AM" for 09:00, "midnight" for the end of the day. */
export function clockWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (hour === 24) return 'midnight'
  const half = hour < 12 ? 'AM' : 'PM'
  return `${hour % 12 || 12}${minute ? `:${String(minute).padStart(2, '0')}` : ''} ${half}`
}

/** "Monday to Friday 8 AM – 10 PM, Saturday 10 AM – 6 PM" */
export function hoursWords(hours: Spot['hours']): string {
  if (!hours.length) return 'Always open'
  const runs: { from: number; to: number; time: string }[] = []
  for (const { day, from, to } of hours.toSorted((a, b) => a.day - b.day || a.from.localeCompare(b.from))) {
    const time = `${clockWords(from)} – ${clockWords(to)}`
    const last = runs.findLast((run) => run.time === time && run.to === day - 1)
    if (last) last.to = day
    else runs.push({ from: day, to: day, time })
  }
  return runs.map(({ from, to, time }) => `${daysWords(from, to)} ${time}`).join(', ')
}

function daysWords(from: number, to: number) {
  const [first, last] = [WEEKDAYS[from - 1], WEEKDAYS[to - 1]]
  return from === to ? first : `${first} to ${last}`
}

/** What makes it safe, and who can get there. */
export const featuresOf = ({
  cameras,
  staffed,
  stepFree,
}: Pick<Spot, 'cameras' | 'staffed' | 'stepFree'>) => [
  ...(staffed ? ['Somebody is there'] : []),
  ...(cameras ? ['Cameras'] : []),
  stepFree ? 'Step-free' : 'Steps on the way',
]

/** How reliable somebody has been. */
export function standingWords({ completed, noShows }: Standing): string {
  if (completed + noShows === 0) return 'New in the market'
  const came = noShows
    ? `came to ${completed} of ${counted(completed + noShows, 'meeting')}`
    : 'never missed a meeting'
  return completed ? `${counted(completed, 'handoff')}, ${came}` : came
}

export const NO_SHOW_STATES: Record<NoShow['state'], string> = {
  open: 'Waits for an answer',
  accepted: 'It stands',
  contested: 'The campus decides',
  upheld: 'The campus decided: it stands',
  dismissed: 'It does not stand',
}

export const lateOptions = [5, 10, 15, 20, 30, 45, 60].map((minutes) => ({
  value: String(minutes),
  label: `${minutes} minutes`,
}))
