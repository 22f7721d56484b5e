import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

export const Fault = z.strictObject({
  kind: z.enum(['error500', 'error420', 'hang', 'slow']),
  /** Addresses that begin with this. */
  path: z.string().default('/'),
  times: z.int().min(1).default(1),
  delayMs: z.int().min(0).max(120_000).default(0),
})
type Fault = z.output<typeof Fault>

/** Troubles that tests order, each used up after so many requests. */
export class Faults {
  private ordered: Fault[] = []

  order(fault: Fault): void {
    this.ordered.push({ ...fault })
  }

  waiting(): Fault[] {
    return this.ordered
  }

  clear(): void {
    this.ordered = []
  }

  /** @returns true when the request is answered already, or never will be */
  async meet(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const fault = this.ordered.find(({ path }) => request.url.startsWith(path))
    if (!fault) return false
    fault.times -= 1
    this.ordered = this.ordered.filter(({ times }) => times > 0)
    await wait(fault.delayMs, undefined, { ref: false })
    if (fault.kind === 'slow') return false
    if (fault.kind === 'hang') {
      reply.hijack()
      return true
    }
    const status = fault.kind === 'error500' ? 500 : 420
    await reply.code(status).send({ error: { message: 'An error ordered by a test' } })
    return true
  }
}
