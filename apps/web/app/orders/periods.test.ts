import { expect, test } from 'vitest'
import { periodName, periodsOf } from './periods.ts'

test('a period has a name', () => {
  expect(['2027-03', '2027'].map(periodName)).toEqual(['March 2027', '2027'])
})

test('after its months stands the year', () => {
  expect(periodsOf(['2027-02', '2027-01', '2026-12'])).toEqual([
    '2027-02',
    '2027-01',
    '2027',
    '2026-12',
    '2026',
  ])
})
