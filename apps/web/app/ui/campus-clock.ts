const formats = new Map<string, Intl.DateTimeFormat>()

/** What the clocks of that zone show, as a form's own field writes it: `2026-11-20T18:00`. */
export function shownIn(timeZone: string, at: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(timeZone, format)
  return format.format(at).replace(' ', 'T')
}

/** The moment at which they show this; where a clock is put forward over it, the same time after. Null when it is no time. */
export function momentIn(timeZone: string, shown: string): string | null {
  const wanted = Date.parse(`${shown}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(shown) || Number.isNaN(wanted)) return null
  const ahead = (at: number) => Date.parse(`${shownIn(timeZone, at)}Z`) - at
  const guess = wanted - ahead(wanted)
  const exact = wanted - ahead(guess)
  return new Date(shownIn(timeZone, exact) === shown ? exact : Math.max(guess, exact)).toISOString()
}
