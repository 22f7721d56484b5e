import { expect, test } from 'vitest'
import { enoughOf, wordsWanted } from './wanted-words.ts'

test.each<[string, string[]]>([
  ['Wanted: TI-84 calculator', ['ti', '84', 'calculator']],
  ['Looking for a cheap desk lamp, please!', ['desk', 'lamp']],
  ['ISO Café table', ['café', 'table']],
  ['Wanted!', []],
])('%s asks for %j', (title, words) => {
  expect(wordsWanted(title)).toEqual(words)
})

test('more than half of the words are enough', () => {
  expect(enoughOf(['lamp'])).toEqual(['lamp'])
  expect(enoughOf(['desk', 'lamp'])).toEqual(['desk lamp'])
  expect(enoughOf(['ti', '84', 'calculator'])).toEqual(['ti 84', 'ti calculator', '84 calculator'])
  expect(enoughOf(['a', 'b', 'c', 'd', 'e', 'f'])).toHaveLength(15)
  expect(enoughOf([])).toEqual([''])
})
