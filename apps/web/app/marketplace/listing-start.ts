import type { ProductDetail } from '@banter/api/marketplace/contract'
import { Kind } from '@banter/api/marketplace/kinds/contract'
import { plainAmount } from '../ui/amounts.ts'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { shelfOf } from './words.ts'

/** What each field is called where its problem is told. */
export const LABELS = {
  title: 'Title',
  category: 'Category',
  condition: 'Condition',
  price: 'Price',
  stock: 'How many',
  description: 'Description',
  media: 'Photos',
  isbn: 'ISBN',
  course: 'Course',
  brand: 'Brand',
  availableFrom: 'Available from',
}

const EMPTY = {
  kind: 'sale',
  title: '',
  category: '',
  condition: '',
  price: '',
  stock: '1',
  description: '',
  brand: '',
  isbn: '',
  edition: '',
  course: '',
  swapFor: '',
  delivery: 'pickup',
  availableFrom: '',
  negotiable: '',
  leastOfferPct: '0',
}

export type ListingStart = typeof EMPTY

/** What a link to the form may fill in; what makes no sense there the form itself refuses. */
export function startIn(query: URLSearchParams): Partial<ListingStart> {
  const names = ['title', 'category', 'course', 'isbn', 'price'] as const
  const given = names.flatMap((name) => {
    const value = query.get(name)?.slice(0, 120)
    return value ? [[name, value]] : []
  })
  const kind = Kind.safeParse(query.get('kind')).data
  return { ...Object.fromEntries(given), ...(kind && { kind }) }
}

/** How the form begins: what was typed and refused comes before what is stored. */
export function startOf(
  listing: ProductDetail | undefined,
  refusal: FormRefusal | undefined,
  asked?: Partial<ListingStart>,
) {
  const stored: ListingStart = listing ? storedOf(listing) : { ...EMPTY, ...asked }
  const typed = refusal?.values as Partial<ListingStart> | undefined
  // A box that was not ticked is not sent.
  const ticked = typed ? typed.negotiable : stored.negotiable
  return { ...stored, ...typed, negotiable: ticked === 'on' }
}

function storedOf(listing: ProductDetail): ListingStart {
  const { kind, title, category, branch, condition, price, stock, description, brand } = listing
  return {
    kind,
    title,
    category: shelfOf(category, branch),
    condition,
    price: price.amount ? plainAmount(price) : '',
    stock: String(stock),
    description,
    brand,
    isbn: listing.isbn ?? '',
    edition: listing.edition,
    course: listing.course ?? '',
    swapFor: listing.swapFor,
    delivery: listing.delivery,
    availableFrom: listing.availableFrom ?? '',
    negotiable: listing.negotiable ? 'on' : '',
    leastOfferPct: String(listing.leastOfferPct),
  }
}
