import { isBranchOf } from '@banter/api/marketplace/categories/contract'
import type { Category, Condition } from '@banter/api/marketplace/contract'
import { hasPrice, Kind } from '@banter/api/marketplace/kinds/contract'
import { readMedia } from '../media/media-field.server.ts'
import { invalid, refused } from '../refused.server.ts'
import { parseMoney } from '../ui/amounts.ts'
import { CATEGORY_NAMES, CONDITIONS } from './words.ts'

const oneOf = <Value extends string>(names: Record<Value, unknown>, typed: string, or: Value): Value =>
  Object.hasOwn(names, typed) ? (typed as Value) : or

/** A listing as the form was filled in, or what is wrong with it in the words of the form. A draft may lack things. */
export function readListing(form: FormData, draft = false) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const kind = Kind.safeParse(text('kind')).data ?? 'sale'
  const amount = hasPrice(kind) ? parseMoney(text('price')) : 0
  const stock = Number(text('stock') || '1')
  // Sent as it came, it was not touched: saying it again could put back on sale what was bought meanwhile.
  const untouched = text('stock') !== '' && text('stock') === text('stockBefore')
  const [category = '', branch = ''] = text('category').split('/')
  const problems = {
    ...(!draft && missing(text, category, amount)),
    ...(amount === null && text('price') !== '' && { price: 'Write a price such as 25 or 19.99.' }),
    ...(!untouched &&
      !(Number.isInteger(stock) && stock >= 1 && stock <= 999) && { stock: 'A whole number from 1 to 999.' }),
  }
  if (Object.keys(problems).length > 0) return { refusal: invalid(problems, form) }
  return {
    listing: {
      kind,
      title: text('title'),
      description: text('description'),
      category: oneOf<Category>(CATEGORY_NAMES, category, 'other'),
      branch: isBranchOf(category, branch) ? branch : null,
      condition: oneOf<Condition>(CONDITIONS, text('condition'), 'good'),
      price: { amount: amount ?? 0, currency: 'usd' as const },
      ...terms(form, text),
      ...(untouched ? {} : { stock }),
      media: readMedia(form),
    },
  }
}

function missing(text: (name: string) => string, category: string, amount: number | null) {
  return {
    ...(text('title').length < 3 && { title: 'Give it a title of at least 3 characters.' }),
    ...(!Object.hasOwn(CATEGORY_NAMES, category) && { category: 'Choose a category.' }),
    ...(!Object.hasOwn(CONDITIONS, text('condition')) && { condition: 'Say in which condition it is.' }),
    ...(amount === null && { price: 'Write a price such as 25 or 19.99.' }),
  }
}

/** What a page that does not ask for something leaves out is none of the change. */
function terms(form: FormData, text: (name: string) => string) {
  const asked = (name: string) => form.has(name)
  const least = Number(text('leastOfferPct'))
  return {
    ...(asked('brand') && { brand: text('brand') }),
    ...(asked('swapFor') && { swapFor: text('swapFor') }),
    ...(asked('isbn') && { isbn: text('isbn') || null }),
    ...(asked('edition') && { edition: text('edition') }),
    ...(asked('course') && { course: text('course') || null }),
    ...(asked('delivery') && {
      delivery: text('delivery') === 'ship' ? ('ship' as const) : ('pickup' as const),
    }),
    ...(asked('availableFrom') && { availableFrom: text('availableFrom') || null }),
    ...(asked('leastOfferPct') && {
      negotiable: form.get('negotiable') === 'on',
      leastOfferPct: Number.isInteger(least) && least >= 0 && least <= 100 ? least : 0,
    }),
  }
}

/** As `refused`, with the price's problem at the price's field. */
export function listingRefused(error: unknown, form: FormData) {
  const answer = refused(error, form)
  const names: Record<string, string> = { branch: 'category' }
  const fields = Object.entries(answer.data.fields).map(([name, problem]) => [
    names[name] ?? name.replace(/^price\..*/, 'price'),
    problem,
  ])
  answer.data.fields = Object.fromEntries(fields)
  return answer
}
