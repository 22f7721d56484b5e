import type { Account } from './signing.ts'
import { noticeSignature } from './signing.ts'

const PAUSES_MS = [0, 1_000, 4_000, 16_000]

export interface Told {
  url: string
  body: object
  /** What was answered; 0 for nothing. */
  status: number
}

/** Tells of what came and went, signed, and again when it is not taken. */
export class Notices {
  readonly told: Told[] = []
  private readonly waiting = new Set<NodeJS.Timeout>()
  /** In tests: sign with something else. */
  missign = false

  constructor(
    private readonly account: Account,
    private readonly url: string | undefined,
  ) {}

  tell(body: object, url = this.url): void {
    if (url) this.attempt(url, body, 0)
  }

  close(): void {
    for (const timer of this.waiting) clearTimeout(timer)
  }

  private attempt(url: string, body: object, turn: number) {
    const timer = setTimeout(async () => {
      this.waiting.delete(timer)
      const status = await this.send(url, body)
      this.told.push({ url, body, status })
      if ((status < 200 || status > 299) && turn + 1 < PAUSES_MS.length) this.attempt(url, body, turn + 1)
    }, PAUSES_MS[turn])
    timer.unref()
    this.waiting.add(timer)
  }

  private async send(url: string, about: object): Promise<number> {
    const timestamp = Math.floor(Date.now() / 1000)
    const body = JSON.stringify({ ...about, timestamp: new Date(timestamp * 1000).toISOString() })
    const account = this.missign ? { ...this.account, secret: 'another' } : this.account
    const headers = {
      'content-type': 'application/json',
      'x-cld-timestamp': String(timestamp),
      'x-cld-signature': noticeSignature(account, body, timestamp),
    }
    try {
      const answer = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(10_000) })
      await answer.arrayBuffer()
      return answer.status
    } catch {
      return 0
    }
  }
}
