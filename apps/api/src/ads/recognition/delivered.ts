import type { Span } from '@banter/billing/ads/opening'

const HOUR_MS = 3_600_000

export interface Moment {
  kind: string
  at: Date
}

/** When a campaign was live, by its history; the last time may not be over. */
export function liveSpans(history: readonly Moment[], now: Date): Span[] {
  const spans: Span[] = []
  let from: number | null = null
  for (const { kind, at } of history) {
    if (kind === 'live') from ??= at.getTime()
    if (from !== null && ['paused', 'exhausted', 'ended'].includes(kind)) {
      spans.push({ from, to: at.getTime() })
      from = null
    }
  }
  return from === null ? spans : [...spans, { from, to: now.getTime() }]
}

/** The whole hours of a booked time until `cut` in which it was live and nothing kept it from being shown. */
export function hoursDelivered(
  booked: Span,
  live: readonly Span[],
  blackouts: readonly Span[],
  cut: number,
): number {
  const within = { from: booked.from, to: Math.min(booked.to, cut) }
  let sum = 0
  for (const span of live)
    for (const open of without(overlapOf(within, span), blackouts)) sum += Math.max(0, open.to - open.from)
  return Math.floor(sum / HOUR_MS)
}

const overlapOf = (a: Span, b: Span): Span => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })

function without(span: Span, blackouts: readonly Span[]): Span[] {
  return blackouts.reduce<Span[]>(
    (open, { from, to }) =>
      open
        .flatMap((part) => [
          { from: part.from, to: Math.min(part.to, from) },
          { from: Math.max(part.from, to), to: part.to },
        ])
        .filter((part) => part.from < part.to),
    span.from < span.to ? [span] : [],
  )
}
