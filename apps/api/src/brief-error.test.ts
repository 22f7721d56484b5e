import { expect, test } from 'vitest'
import { briefly } from './brief-error.ts'

test('an error is logged by kind, code and place, never by what it quotes', () => {
  const error = Object.assign(new TypeError('no mail to ann@uta.test,\n    at home (secret:1:1)'), {
    code: 'E_MAIL',
  })
  const brief = briefly(error)
  expect(brief).toMatchObject({ type: 'TypeError', code: 'E_MAIL' })
  expect(brief.stack).toMatch(/brief-error\.test\.ts/)
  expect(JSON.stringify(brief)).not.toMatch(/ann@uta.test|secret/)
  expect(briefly('a text with ann@uta.test')).toEqual({ type: 'string' })
})
