const format = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** 2026-11-08 → "Nov 8" */
export const dayName = (day: string | undefined) => (day ? format.format(new Date(`${day}T00:00:00Z`)) : '')

/** What a full bar stands for: never so little that one of something looks like a lot. */
export const scaleOf = (values: number[]) => Math.max(4, ...values)
