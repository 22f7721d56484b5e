import { expect, test } from 'vitest'
import { readListing } from './listing-input.server.ts'

const filled = {
  title: 'Desk lamp',
  description: '',
  category: 'furniture',
  condition: 'good',
  price: '18.50',
}

function formOf(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...filled, ...fields })) form.set(name, value)
  return form
}

test('a number left as it was is not sent: it could put back on sale what was bought meanwhile', () => {
  expect(readListing(formOf({ stock: '5', stockBefore: '5' })).listing).not.toHaveProperty('stock')
  expect(readListing(formOf({ stock: '0', stockBefore: '0' })).listing).not.toHaveProperty('stock')
  expect(readListing(formOf({ stock: '4', stockBefore: '5' })).listing).toMatchObject({ stock: 4 })
  expect(readListing(formOf({ stock: '3' })).listing).toMatchObject({ stock: 3, price: { amount: 1850 } })
})

test('a number that cannot be sold is refused at its field', () => {
  for (const stock of ['0', '1.5', '1000', 'many'])
    expect(readListing(formOf({ stock, stockBefore: '5' })).refusal?.data.fields).toHaveProperty('stock')
})

test('category and branch come from one field, and a branch of another category is none', () => {
  expect(readListing(formOf({ category: 'furniture/desks' })).listing).toMatchObject({
    category: 'furniture',
    branch: 'desks',
  })
  expect(readListing(formOf({ category: 'furniture/phones' })).listing).toMatchObject({ branch: null })
  expect(readListing(formOf({ category: 'weapons' })).refusal?.data.fields).toHaveProperty('category')
})

test('what is free has no price, whatever is in the field that nobody sees', () => {
  for (const kind of ['free', 'swap'])
    expect(readListing(formOf({ kind, price: '12' })).listing).toMatchObject({ kind, price: { amount: 0 } })
  expect(readListing(formOf({ kind: 'wanted', price: '' })).refusal?.data.fields).toHaveProperty('price')
})

test('a draft may lack everything, but holds no price that nobody can read', () => {
  const empty = { title: '', category: '', condition: '', price: '' }
  expect(readListing(formOf(empty), true).listing).toMatchObject({ title: '', price: { amount: 0 } })
  expect(readListing(formOf({ ...empty, price: 'a lot' }), true).refusal?.data.fields).toHaveProperty('price')
})

test('what a page does not ask for is no part of the change', () => {
  const { listing } = readListing(formOf({}))
  for (const field of ['brand', 'isbn', 'course', 'negotiable', 'delivery', 'availableFrom'])
    expect(listing).not.toHaveProperty(field)
  expect(readListing(formOf({ leastOfferPct: '60', isbn: '', course: 'cs2305' })).listing).toMatchObject({
    negotiable: false,
    leastOfferPct: 60,
    isbn: null,
    course: 'cs2305',
  })
})
