import { addDays, type Day, dayWords } from '../calendar/days.ts'

/** "Today", "Tomorrow", else the date; with the year where it is another one. */
export function nearWords(day: Day, today: Day): string {
  if (day === today) return 'Today'
  if (day === addDays(today, 1)) return 'Tomorrow'
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return dayWords(day, { month: 'short', day: 'numeric', ...year })
}
