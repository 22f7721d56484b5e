const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "5 minutes ago", "in 2 days"; under 45 seconds it is now. */
export function relativeTime(iso: string, now = Date.now()): string {
  const seconds = (Date.parse(iso) - now) / 1000
  if (Math.abs(seconds) < 45) return 'just now'
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? (['minute', 60] as const)
  return relative.format(Math.round(seconds / size), unit)
}

const formats = new Map<string | undefined, Intl.DateTimeFormat>()

/** Making a format costs far more than using it; a visitor has one zone. */
function formatIn(timeZone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const zone = timeZone ? { timeZone } : {}
  const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', ...zone })
  formats.set(timeZone, format)
  return format
}

const MOST_WRITTEN = 5_000
/** What the server wrote: the same posts and prices for everybody. */
const written = new Map<string, string>()

/** The full date and time; in the zone of whoever reads when none is given. */
export function absoluteTime(iso: string, timeZone?: string): string {
  if (timeZone !== 'UTC') return formatIn(timeZone).format(new Date(iso))
  const known = written.get(iso)
  if (known) return known
  const text = `${formatIn('UTC').format(new Date(iso))} UTC`
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(iso, text)
  return text
}
