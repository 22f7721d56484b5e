import { expect, test } from 'vitest'
import { line } from './contract.ts'

const name = line(2, 10)

test.each([
  ['  Ann   Lee ', 'Ann Lee'],
  ['Ann\nLee', 'Ann Lee'],
  ['\ufeffAnn\ufeffLee', 'Ann Lee'],
  ['José', 'José'],
  ['李 明', '李 明'],
  ['👩‍🎓 Ann', '👩‍🎓 Ann'],
])('%j is read as %j', (typed, read) => {
  expect(name.parse(typed)).toBe(read)
})

test.each([
  ['the reading direction turned', 'Ann\u202e'],
  ['a direction mark', 'Ann\u200f'],
  ['an isolate', '\u2066Ann'],
  ['a space without width', 'An\u200bn'],
  ['a soft hyphen', 'An\u00adn'],
  ['a bell', 'Ann\u0007'],
  ['nothing but spaces', '   '],
  ['too much', 'Annabelle Lee'],
])('%s is refused', (_what, typed) => {
  expect(name.safeParse(typed).success).toBe(false)
})
