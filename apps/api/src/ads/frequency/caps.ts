/** So often a day, and in thirty days, one account sees the same ad; what it sees beyond that is not counted, nor is a second click that day. */
export const MOST_A_DAY = 4
export const MOST_A_MONTH = 40
export const MOST_CLICKS_A_DAY = 1

export const utcDay = (at: Date): string => at.toISOString().slice(0, 10)
