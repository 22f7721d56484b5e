/** Seconds since 1970, moved forward at will by the control API. */
export class Clock {
  private offset = 0

  get offsetSeconds(): number {
    return this.offset
  }

  set offsetSeconds(seconds: number) {
    this.offset = seconds
  }

  now(): number {
    return Math.floor(Date.now() / 1000) + this.offset
  }

  advance(seconds: number): void {
    this.offset += seconds
  }
}

export const MINUTE = 60
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
