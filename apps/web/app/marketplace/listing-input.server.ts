import type { Category, Condition } from '@banter/api/marketplace/contract'
import { readMedia } from '../media/media-field.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { parseMoney } from '../ui/amounts.ts'
import { CATEGORY_NAMES, CONDITIONS } from './words.ts'

/** A listing as the form was filled in, or what is wrong with it in the words of the form. */
export function readListing(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const amount = parseMoney(text('price'))
  const stock = Number(text('stock') || '1')
  // Sent as it came, it was not touched: saying it again could put back on sale what was bought meanwhile.
  const untouched = text('stock') !== '' && text('stock') === text('stockBefore')
  const problems = {
    ...(text('title').length < 3 && { title: 'Give it a title of at least 3 characters.' }),
    ...(!Object.hasOwn(CATEGORY_NAMES, text('category')) && { category: 'Choose a category.' }),
    ...(!Object.hasOwn(CONDITIONS, text('condition')) && { condition: 'Say in which condition it is.' }),
    ...(amount === null && { price: 'Write a price such as 25 or 19.99.' }),
    ...(!untouched &&
      !(Number.isInteger(stock) && stock >= 1 && stock <= 999) && { stock: 'A whole number from 1 to 999.' }),
  }
  if (amount === null || Object.keys(problems).length > 0) return { refusal: invalid(problems, form) }
  return {
    listing: {
      title: text('title'),
      description: text('description'),
      category: text('category') as Category,
      condition: text('condition') as Condition,
      price: { amount, currency: 'usd' as const },
      ...(untouched ? {} : { stock }),
      media: readMedia(form),
    },
  }
}

/** As `refused`, with the price's problem at the price's field. */
export function listingRefused(error: unknown, form: FormData) {
  const answer = refused(error, form)
  const fields = Object.entries(answer.data.fields).map(([name, problem]) => [
    name.replace(/^price\..*/, 'price'),
    problem,
  ])
  answer.data.fields = Object.fromEntries(fields)
  return answer
}
