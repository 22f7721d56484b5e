import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Course, Isbn } from './contract.ts'

const read = (text: string) => Isbn.safeParse(text).data

describe('an ISBN', () => {
  test.each([
    ['9780262033848', '9780262033848'],
    ['978-0-262-03384-8', '9780262033848'],
    [' 978 0262 033848 ', '9780262033848'],
    ['0-262-03384-4', '9780262033848'],
    ['0262033844', '9780262033848'],
    ['097522980X', '9780975229804'],
    ['097522980x', '9780975229804'],
    ['9791034304547', '9791034304547'],
  ])('%s is %s', (typed, expected) => expect(read(typed)).toBe(expected))

  test.each([
    '9780262033849',
    '0262033845',
    '1234567890',
    '978026203384',
    '4006381333931',
    'X262033844',
    '026203384X',
    '٩٧٨٠٢٦٢٠٣٣٨٤٨',
    '',
    'abc',
  ])('%j is none', (typed) => expect(read(typed)).toBeUndefined())

  test('one digit typed wrong is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [...'9780262033848']
        digits[place] = String((Number(digits[place]) + step) % 10)
        expect(read(digits.join(''))).toBeUndefined()
      }),
    )
  })
})

test.each([
  ['cs2305', 'CS 2305'],
  ['CS-2305', 'CS 2305'],
  [' math  1426 ', 'MATH 1426'],
  ['PHYS.1443L', 'PHYS 1443L'],
])('the course %j is %s', (typed, expected) => expect(Course.parse(typed)).toBe(expected))

test.each(['2305', 'CS', 'CS 1', 'a course about computers', 'CS 23055555'])('%j is no course', (typed) =>
  expect(Course.safeParse(typed).success).toBe(false),
)
