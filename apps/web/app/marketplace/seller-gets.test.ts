import { expect, test } from 'vitest'
import { quote } from '../../../../billing/src/fees.ts'
import { sellerGets } from './seller-gets.ts'

test('what the page says while typing is what the server takes, for every price one can ask', () => {
  const wrong = Array.from({ length: 100_001 }, (_, at) => at)
    .concat([249_75, 500_000, 999_999, 1_000_000, 99_999_999])
    .filter((cents) => JSON.stringify(sellerGets(cents)) !== JSON.stringify(quote(cents, 'usd', 'card')))
  expect(wrong).toEqual([])
})

test.each([
  [2000, { fee: 40, processing: 88, sellerNet: 1872, capped: false }],
  [24_975, { fee: 500, processing: 754, sellerNet: 23_721, capped: false }],
  [50_000, { fee: 500, processing: 1480, sellerNet: 48_020, capped: true }],
])('%i cents', (cents, outcome) => expect(sellerGets(cents)).toEqual(outcome))
