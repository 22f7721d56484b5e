import { expect, test } from 'vitest'
import { REVIEW, readDomains, stepOf, suggestSlug } from './onboarding.ts'

test.each([
  ['Lakeside College', 'lakeside'],
  ['University of Texas at Arlington', 'uta'],
  ['École Polytechnique', 'ecole'],
  ['MIT', 'mit'],
  ['The', ''],
  ['', ''],
  ['東京大学', ''],
  ['x'.repeat(60), 'x'.repeat(32)],
])('%s gets the address %s', (name, slug) => expect(suggestSlug(name)).toBe(slug))

test('domains are read as people write them', () => {
  expect(readDomains('@uta.edu, mavs.uta.edu\n\n UTA.edu ;')).toEqual(['uta.edu', 'mavs.uta.edu'])
  expect(readDomains('  \n')).toEqual([])
})

test('the step to go back to is the first with a wrong field', () => {
  expect(stepOf(['adminEmail', 'slug'])).toBe(0)
  expect(stepOf(['adminEmail'])).toBe(3)
  expect(stepOf(['something else'])).toBe(REVIEW)
  expect(stepOf([])).toBe(REVIEW)
})
