import type { EventSummary } from '@banter/api/events/contract'
import { type Day, dayIn, daysOf } from '../calendar/days.ts'
import { momentWords } from '../words.ts'

/** An event in the column of one day: hours from midnight, and which part of the column's width is its own. */
export interface Block {
  event: EventSummary
  from: number
  to: number
  lane: number
  lanes: number
}

/** What the clock shows, in hours; 18.5 is half past six in the evening. */
export function hourIn(timeZone: string, moment: string): number {
  const [hour = 0, minute = 0] = momentWords(moment, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
    .split(':')
    .map(Number)
  return hour + minute / 60
}

/** The hours worth showing: those of a usual day, and any that an event needs. */
export function hoursOf(events: EventSummary[], timeZone: string): [number, number] {
  const spans = events.map((event) => spanOn(event, dayIn(timeZone, event.startsAt), timeZone))
  return [
    Math.floor(Math.min(9, ...spans.map(({ from }) => from))),
    Math.ceil(Math.max(21, ...spans.map(({ to }) => to))),
  ]
}

function spanOn({ startsAt, endsAt }: EventSummary, day: Day, timeZone: string) {
  const from = dayIn(timeZone, startsAt) === day ? hourIn(timeZone, startsAt) : 0
  const endsToday = dayIn(timeZone, endsAt) === day
  return { from, to: endsToday ? hourIn(timeZone, endsAt) : 24 }
}

/** The events of a day, those at the same time side by side, each as wide as its crowd lets it be. */
export function blocksOf(events: EventSummary[], day: Day, timeZone: string): Block[] {
  const blocks = events
    .filter((event) => daysOf(event, timeZone).includes(day))
    .map((event) => ({ event, ...spanOn(event, day, timeZone), lane: 0, lanes: 1 }))
    .sort((a, b) => a.from - b.from || b.to - a.to)
  let [crowd, end]: [Block[], number] = [[], -1]
  for (const block of blocks) {
    if (block.from >= end) [crowd, end] = [[], -1]
    const taken = new Set(crowd.filter(({ to }) => to > block.from).map(({ lane }) => lane))
    while (taken.has(block.lane)) block.lane++
    crowd.push(block)
    end = Math.max(end, block.to)
    const lanes = Math.max(...crowd.map(({ lane }) => lane)) + 1
    for (const one of crowd) one.lanes = lanes
  }
  return blocks
}
