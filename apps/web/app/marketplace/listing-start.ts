import type { ProductDetail } from '@banter/api/marketplace/contract'
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

type Start = typeof EMPTY

/** How the form begins: what was typed and refused comes before what is stored. */
export function startOf(listing: ProductDetail | undefined, refusal: FormRefusal | undefined, kind?: string) {
  const stored: Start = listing ? storedOf(listing) : { ...EMPTY, ...(kind && { kind }) }
  const typed = refusal?.values as Partial<Start> | undefined
  // A box that was not ticked is not sent.
  const ticked = typed ? typed.negotiable : stored.negotiable
  return { ...stored, ...typed, negotiable: ticked === 'on' }
}

function storedOf(listing: ProductDetail): Start {
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
