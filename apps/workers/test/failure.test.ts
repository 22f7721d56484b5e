import { expect, test } from 'vitest'
import { recordable } from '../src/failure.ts'

test.each([
  ['the printer is on fire', 'the printer is on fire'],
  ['Mail to ann.o@uta.edu bounced: <bob@x.test>', 'Mail to <address> bounced: <<address>>'],
  ['User 01a1feb7-c8be-7b92-97ef-4dc271de7ed2 has gone', 'User <id> has gone'],
  ['Invalid API key: sk_test_51Hx9aBcDeFgHiJkLmNo', 'Invalid API key: <secret>'],
  ['Call +1 555 010 0199 or type 482913', 'Call +<number> or type <number>'],
  ['invalid input syntax for type uuid: "Bob Smith, room 4"', 'invalid input syntax for type uuid: "…"'],
  [
    'duplicate key value violates unique constraint "users_email_key"',
    'duplicate key value violates unique constraint "users_email_key"',
  ],
])('%s is kept as %s', (message, kept) => expect(recordable(new Error(message)).message).toBe(kept))

test('the kind and the code stay, the stack tells only places, and nothing is long', () => {
  const error = Object.assign(new TypeError(`${'x '.repeat(400)}ann@uta.edu`), { code: 'E_MAIL' })
  const { message, stack } = recordable(error)
  expect(message).toMatch(/^TypeError E_MAIL: x x/)
  expect(message.length).toBeLessThan(230)
  expect(stack).toMatch(/failure\.test\.ts:\d+/)
  expect(stack).not.toContain('ann@uta.edu')
})
