import { setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import Stripe from 'stripe'
import type { Delivery } from './tables.ts'
import type { World } from './world.ts'

export type WebhookMode = 'normal' | 'hold' | 'shuffle' | 'duplicate' | 'drop' | 'missign'

export interface WebhookSettings {
  url: string | undefined
  secret: string
  /** The wait before the second attempt; it doubles with each further one. */
  retryMs: number
}

const ATTEMPTS = 12
const LONGEST_WAIT_MS = 60_000
const ANSWER_WITHIN_MS = 10_000
const AT_ONCE = 16
const SHUFFLE_WINDOW_MS = 250

/** Posts signed events to the webhook address, and misbehaves on demand. */
export class Webhooks {
  mode: WebhookMode = 'normal'
  delayMs = 0
  private held: string[] = []
  private queue: (() => Promise<void>)[] = []
  private running = 0
  private readonly closing = new AbortController()
  private shuffleTimer: NodeJS.Timeout | undefined

  constructor(
    private readonly world: World,
    readonly settings: WebhookSettings,
  ) {
    // Every waiting retry listens for the close, and there may be any number of them.
    setMaxListeners(0, this.closing.signal)
  }

  /** Takes up the deliveries that a restart interrupted. */
  resume(): void {
    const pending = this.world.tables.deliveries.values().filter((delivery) => delivery.state === 'pending')
    for (const { id } of pending) void this.enqueue(id)
  }

  raise(ids: string[]): void {
    const state = this.settings.url === undefined || this.mode === 'drop' ? 'dropped' : 'pending'
    this.world.change(() => {
      for (const id of ids) this.world.tables.deliveries.put({ id, state, attempts: 0, lastStatus: null })
    })
    if (state === 'dropped') return
    if (this.mode === 'hold') this.held.push(...ids)
    else if (this.mode === 'shuffle') this.shuffleLater(ids)
    else for (const id of ids) this.deliver(id)
  }

  /** Sends what was held back; settles once each was tried. */
  async release(): Promise<number> {
    const ids = this.held
    this.held = []
    await Promise.all(ids.map((id) => this.enqueue(id)))
    return ids.length
  }

  heldBack(): string[] {
    return this.held
  }

  clear(): void {
    this.held = []
    this.queue = []
    this.mode = 'normal'
    this.delayMs = 0
    clearTimeout(this.shuffleTimer)
  }

  close(): void {
    this.clear()
    this.closing.abort()
  }

  private deliver(id: string): void {
    void this.enqueue(id)
    if (this.mode === 'duplicate') void this.enqueue(id)
  }

  private shuffleLater(ids: string[]): void {
    this.held.push(...ids)
    clearTimeout(this.shuffleTimer)
    this.shuffleTimer = setTimeout(() => {
      this.held = outOfOrder(this.held)
      void this.release()
    }, this.delayMs || SHUFFLE_WINDOW_MS)
    this.shuffleTimer.unref()
  }

  private enqueue(id: string): Promise<void> {
    return new Promise((resolve) => {
      this.queue.push(() => this.attempt(id).finally(resolve))
      this.next()
    })
  }

  private next(): void {
    while (this.running < AT_ONCE) {
      const job = this.queue.shift()
      if (!job) return
      this.running += 1
      void job().finally(() => {
        this.running -= 1
        this.next()
      })
    }
  }

  private async attempt(id: string): Promise<void> {
    const delivery = this.world.tables.deliveries.get(id)
    if (!delivery) return
    if (this.delayMs > 0) await this.pause(this.delayMs)
    const status = await this.send(id)
    // The simulator may have closed or started over while the answer was on its way.
    if (this.closing.signal.aborted || !this.world.tables.deliveries.get(id)) return
    this.settle(delivery, status)
  }

  private settle(delivery: Delivery, status: number | null): void {
    const { id } = delivery
    const attempts = delivery.attempts + 1
    const delivered = status !== null && status >= 200 && status < 300
    const state = delivered ? 'delivered' : attempts >= ATTEMPTS ? 'abandoned' : 'pending'
    this.world.change(() => {
      this.world.tables.deliveries.put({ id, state, attempts, lastStatus: status })
      const event = this.world.tables.events.get(id)
      if (event && delivered) this.world.tables.events.put({ ...event, pending_webhooks: 0 })
    })
    if (state === 'pending') void this.retry(id, attempts)
  }

  private async retry(id: string, attempts: number): Promise<void> {
    await this.pause(Math.min(this.settings.retryMs * 2 ** (attempts - 1), LONGEST_WAIT_MS))
    if (!this.closing.signal.aborted) await this.enqueue(id)
  }

  private async send(id: string): Promise<number | null> {
    const event = this.world.tables.events.get(id) ?? this.world.tables.thinEvents.get(id)
    if (!event || !this.settings.url || this.closing.signal.aborted) return null
    const payload = JSON.stringify(event, null, 2)
    const secret = this.mode === 'missign' ? 'whsec_not_the_secret' : this.settings.secret
    // Signed with the real time: receivers compare it to their own clock, not to the simulator's.
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
    try {
      const answer = await fetch(this.settings.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.any([this.closing.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      })
      await answer.body?.cancel()
      return answer.status
    } catch {
      return null
    }
  }

  private async pause(ms: number): Promise<void> {
    await wait(ms, undefined, { ref: false, signal: this.closing.signal }).catch(() => {})
  }
}

/** Another order than the given one, whenever there is one. */
function outOfOrder(ids: string[]): string[] {
  const shuffled = ids
    .map((id) => ({ id, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id)
  return shuffled.every((id, index) => id === ids[index]) ? shuffled.reverse() : shuffled
}
