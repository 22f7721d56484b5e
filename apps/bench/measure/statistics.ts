/** The smallest value that at least `share` of all are not above (nearest rank). NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export interface Summary {
  count: number
  perSecond: number
  p50: number
  p99: number
}

/** @param durations ms of each request @param seconds how long they were made for */
export function summarise(durations: readonly number[], seconds: number): Summary {
  return {
    count: durations.length,
    perSecond: seconds > 0 ? durations.length / seconds : 0,
    p50: percentile(durations, 0.5),
    p99: percentile(durations, 0.99),
  }
}
