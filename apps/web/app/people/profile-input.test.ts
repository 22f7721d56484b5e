import { expect, test } from 'vitest'
import { fieldsByName, interestsIn, profileIn } from './profile-input.server.ts'

function form(...fields: [string, string][]) {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

test('interests are what is ticked and what is typed, each once', () => {
  expect(
    interestsIn(
      form(['interest', 'chess'], ['interest', 'film'], ['otherInterests', ' Bees,, chess , Salsa ']),
    ),
  ).toEqual(['chess', 'film', 'bees', 'salsa'])
  expect(interestsIn(form(['otherInterests', '']))).toEqual([])
})

test('a form changes what it has fields for', () => {
  expect(profileIn(form(['name', 'Maya'], ['bio', '']))).toEqual({ name: 'Maya', bio: '' })
  expect(profileIn(form(['year', '2028'], ['otherInterests', '']))).toEqual({ year: 2028, interests: [] })
  expect(profileIn(form(['year', '']))).toEqual({ year: null })
})

test('what is wrong with one interest is said at their field', () => {
  expect(fieldsByName({ 'interests.2': 'Too short.', name: 'Please enter your name.' })).toEqual({
    otherInterests: 'Too short.',
    name: 'Please enter your name.',
  })
})
