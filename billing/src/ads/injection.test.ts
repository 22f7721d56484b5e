import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adPlaces, gapFor, withAds } from './injection.ts'

const listed = (length: number) => Array.from({ length }, (_, index) => index)
const gap = fc.integer({ min: 8, max: 40 })

describe('ads in a list', () => {
  test('stand fourth, and after every eight things more', () => {
    expect(withAds(listed(20), ['a', 'b', 'c'])).toEqual([
      ...[0, 1, 2, 'a', 3, 4, 5, 6, 7, 8, 9, 10, 'b'],
      ...[11, 12, 13, 14, 15, 16, 17, 18, 'c', 19],
    ])
  })

  test.each([
    [0, []],
    [1, []],
    [2, []],
    [3, [3]],
    [10, [3]],
    [11, [3, 11]],
    [50, [3, 11, 19, 27, 35, 43]],
  ])('of %i stand after %j', (items, places) => expect(adPlaces(items)).toEqual(places))

  test('stand on pages where they stood in the list as a whole', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 8 }), gap, (pages, gap) => {
        let before = 0
        const onPages = pages.flatMap((items) => {
          const places = adPlaces(items, gap, before).map((after) => after + before)
          before += items
          return places
        })
        expect(onPages).toEqual(adPlaces(before, gap))
      }),
    )
  })

  test('never two in a row, never first, never without an item, and all items in their order', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        gap,
        fc.nat(100),
        fc.array(fc.option(fc.constant('ad'))),
        (n, gap, before, ads) => {
          const page = withAds(listed(n), ads, gap, before)
          expect(page.filter((one) => one !== 'ad')).toEqual(listed(n))
          page.forEach((one, index) => {
            if (one === 'ad') expect(page[index - 1]).toBeTypeOf('number')
          })
        },
      ),
    )
  })

  test('are no more of a long list than the school lets in', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 12, noNaN: true }), (load) => {
        const ads = adPlaces(100_000, gapFor(load)).length
        expect(ads / (100_000 + ads)).toBeLessThanOrEqual(load / 100 + 0.0001)
      }),
    )
    expect(gapFor(12)).toBe(8)
    for (const wrong of [0, -1, 12.5, Number.NaN]) expect(() => gapFor(wrong)).toThrow(RangeError)
  })

  test('leave their place out when there is none to show', () => {
    expect(withAds(listed(12), [null, 'b'])).toEqual([...listed(11), 'b', 11])
    expect(withAds([], ['a'])).toEqual([])
  })
})
