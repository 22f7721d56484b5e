import createError from '@fastify/error'
import type { FastifyInstance } from 'fastify'

export const InvalidText = createError(
  'INVALID_TEXT',
  'A text holds a character that is none (U+0000, U+FDD0 to U+FDEF, or half of one).',
  422,
)

/**
 * One half of a character of two: JSON can say it, UTF-8 cannot. And what Unicode says is no character, for programs to use
 * within themselves: we do, for names in notices.
 */
const NONE = /[\p{Surrogate}\ufdd0-\ufdef]/u

/** PostgreSQL stores every character but U+0000, and in JSON no half of one: refused at the door, where it is the client's mistake and not a failure of ours. */
export function refuseUnstorableText(app: FastifyInstance) {
  app.addHook('preValidation', async ({ body, query }) => {
    if (holdsUnstorable(query) || holdsUnstorable(body)) throw new InvalidText()
  })
}

/** Without recursion: how deep a body nests is the client's choice. */
export function holdsUnstorable(value: unknown): boolean {
  const waiting = [value]
  while (waiting.length) {
    const next = waiting.pop()
    if (typeof next === 'string' && (next.includes('\u0000') || NONE.test(next))) return true
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) waiting.push(part)
  }
  return false
}
