import { expect, test } from 'vitest'
import { attemptFor } from './attempt.ts'

const refusal = (code: string) => ({ message: '', code, fields: {}, values: { attempt: 'first' } })

test.each(['UNAVAILABLE', 'INTERNAL', 'UNKNOWN', 'IDEMPOTENCY_KEY_IN_USE'])(
  'after %s the same attempt is sent again',
  (code) => expect(attemptFor(refusal(code), 'second')).toBe('first'),
)

test('a clear no, or no answer yet, makes the next one a new attempt', () => {
  expect(attemptFor(refusal('OUT_OF_STOCK'), 'second')).toBe('second')
  expect(attemptFor(refusal('IDEMPOTENCY_KEY_REUSED'), 'second')).toBe('second')
  expect(attemptFor(undefined, 'second')).toBe('second')
})
