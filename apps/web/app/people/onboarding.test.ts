import { expect, test } from 'vitest'
import { after, placeOf, STEPS, stepNamed } from './onboarding.ts'

test('each step leads to the next, and the last one to the end', () => {
  expect(STEPS.map(({ step }) => after(step))).toEqual(['clubs', 'post', null])
  expect(placeOf('clubs')).toBe(1)
})

test('only a step that there is has a name', () => {
  expect(stepNamed('clubs')).toBe('clubs')
  expect([stepNamed('money'), stepNamed(null), stepNamed('')]).toEqual([null, null, null])
})
