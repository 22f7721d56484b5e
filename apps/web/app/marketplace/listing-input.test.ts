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
