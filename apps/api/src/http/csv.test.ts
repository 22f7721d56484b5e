import { expect, test } from 'vitest'
import { csv, csvCell } from './csv.ts'

test.each(['=1+1', '+1', '-1', '@x', ' =1', '\t=1', '\r=1', '＝1', '|x', '%x', '\u200b=1'])(
  'the cell %j begins with an apostrophe',
  (text) => {
    expect(csvCell(text).slice(0, 2)).toBe('"\'')
  },
)

test('numbers stay numbers, quotes are doubled, lines end as the standard has it', () => {
  expect(
    csv([
      ['Title', 'Sum'],
      ['The "best" lamp', -12.5],
    ]),
  ).toBe('\ufeff"Title","Sum"\r\n"The ""best"" lamp",-12.5\r\n')
})
