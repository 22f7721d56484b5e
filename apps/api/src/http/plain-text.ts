import createError from '@fastify/error'
import type { FastifyInstance } from 'fastify'

export const InvalidText = createError(
  'INVALID_TEXT',
  'A text holds a character that cannot be stored (U+0000).',
  422,
)

/** PostgreSQL stores every character but U+0000: refused at the door, where it is the client's mistake and not a failure of ours. */
export function refuseZeroBytes(app: FastifyInstance) {
  app.addHook('preValidation', async ({ body, query }) => {
    if (holdsZero(query) || holdsZero(body)) throw new InvalidText()
  })
}

/** Without recursion: how deep a body nests is the client's choice. */
export function holdsZero(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length) {
    const next = waiting.pop()
    if (typeof next === 'string' && next.includes('\u0000')) return true
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) waiting.push(part)
  }
  return false
}
