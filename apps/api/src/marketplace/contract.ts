import { z } from 'zod'
import { withPlacedAds } from '../ads/serving/contract.ts'
import { Id, IdPath, line, listOf, Money, NewId, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { MediaItem, MediaView } from '../media/contract.ts'
import { Rating } from '../people/contract.ts'
import { OwnFacts, SellerCard } from './detail/contract.ts'
import { Kind, lacking } from './kinds/contract.ts'
import { NewPicture, wrongOfPicture } from './originals/contract.ts'
import { Course, Isbn } from './textbooks/contract.ts'

export const Category = z.enum([
  'textbooks',
  'furniture',
  'electronics',
  'pictures',
  'clothing',
  'sports',
  'kitchen',
  'tickets',
  'services',
  'other',
])
export type Category = z.output<typeof Category>
export const Condition = z.enum(['new', 'like_new', 'good', 'fair', 'worn'])
export type Condition = z.output<typeof Condition>
/** What the seller sees: `reserved` waits for a handoff, `sold` has none left, `pending` waits for the staff. */
export const Status = z.enum([
  'draft',
  'pending',
  'refused',
  'active',
  'paused',
  'reserved',
  'sold',
  'expired',
  'deleted',
])

export const Product = z.object({
  id: Id,
  title: z.string(),
  kind: Kind,
  category: Category,
  condition: Condition,
  price: Money,
  negotiable: z.boolean(),
  course: z.string().optional(),
  /** How many can be bought now. */
  stock: z.int(),
  status: Status,
  /** The address of its first photo, cut to 4 by 3. */
  photo: z.string().optional(),
  seller: Person,
  /** How buyers found its seller. */
  sellerRating: Rating.nullable(),
  createdAt: When,
  mine: z.boolean(),
  /** Whether it is among the viewer's favourites, in lists that say so. */
  saved: z.boolean().optional(),
})
export type Product = z.output<typeof Product>

export const ProductDetail = Product.extend({
  description: z.string(),
  branch: z.string().nullable(),
  brand: z.string(),
  leastOfferPct: z.int(),
  delivery: z.enum(['pickup', 'ship', 'digital']),
  availableFrom: z.string().nullable(),
  /** Whose original is sold with it. */
  pictureId: Id.nullable(),
  swapFor: z.string(),
  isbn: z.string().nullable(),
  edition: z.string(),
  seller: SellerCard,
  inCart: z.int(),
  /** Whether the viewer keeps it among their favourites. */
  saved: z.boolean(),
  media: z.array(MediaView),
  own: OwnFacts.nullable(),
})
export type ProductDetail = z.output<typeof ProductDetail>

const Price = z.strictObject({
  amount: z
    .int('A whole number of cents, please.')
    .min(0, 'At least $0.50, please.')
    .max(1_000_000, 'At most $10,000, please.'),
  currency: z.literal('usd'),
})

export const MOST_PHOTOS = 8

const Day = z.iso.date().refine((day) => day >= '1970', 'A year from 1970 on, please.')

/** Of the category tree. */
export const Branch = z.string().regex(/^[a-z_]{2,30}$/)

const Listing = {
  kind: Kind,
  title: line(0, 120),
  description: z.string().trim().max(4_000),
  category: Category,
  branch: Branch.nullable(),
  condition: Condition,
  brand: line(0, 60),
  price: Price,
  negotiable: z.boolean(),
  /** Offers below this share of the price are declined unseen, in percent. */
  leastOfferPct: z.int().min(0).max(100),
  stock: z.int().min(1).max(999),
  delivery: z.enum(['pickup', 'ship']),
  availableFrom: Day.nullable(),
  swapFor: line(0, 200),
  isbn: Isbn.nullable(),
  edition: line(0, 40),
  course: Course.nullable(),
  media: z.array(MediaItem).max(MOST_PHOTOS, 'At most 8 photos, please.').optional(),
}

/** More than anything here costs, and what the database can compare with. */
export const MOST_CENTS = 99_999_999

export const listProducts = {
  method: 'GET',
  url: '/products',
  config: { access: 'member', at: 'school' },
  schema: {
    summary:
      'What is offered here now, by age or price, or by how well it answers some words. What is wanted only when asked for.',
    querystring: Page.extend({
      q: z.string().trim().max(100).optional(),
      kind: Kind.optional(),
      category: Category.optional(),
      branch: Branch.optional(),
      condition: Condition.optional(),
      delivery: z.enum(['pickup', 'ship', 'digital']).optional(),
      course: Course.optional(),
      isbn: Isbn.optional(),
      seller: Id.optional(),
      /** What its seller wants gone before they move out: listed since move-out began, to pick up. */
      moveOut: z.enum(['true']).optional(),
      min: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
      max: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
      /** Without words there is nothing to answer well: then, and unless asked otherwise, the newest come first. */
      sort: z.enum(['relevance', 'newest', 'price_asc', 'price_desc']).optional(),
    }),
    response: {
      /** `similar`: nothing has these words, these have words like them. */
      200: listOf(Product).extend({ match: z.enum(['words', 'similar']).optional(), ...withPlacedAds }),
    },
  },
} as const satisfies Endpoint

export const getProduct = {
  method: 'GET',
  url: '/products/:id',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'One product.', params: IdPath, response: { 200: ProductDetail } },
} as const satisfies Endpoint

export const createProduct = {
  method: 'POST',
  url: '/products',
  config: { access: 'member', at: 'school', perMinute: 30 },
  schema: {
    summary:
      'List something, or keep a draft of it. The client names its id, so that sending it twice lists it once.',
    body: z
      .strictObject({
        id: NewId.optional(),
        draft: z.boolean().default(false),
        ...Listing,
        kind: Kind.default('sale'),
        description: Listing.description.default(''),
        branch: Listing.branch.default(null),
        brand: Listing.brand.default(''),
        price: Price.default({ amount: 0, currency: 'usd' }),
        negotiable: Listing.negotiable.default(false),
        leastOfferPct: Listing.leastOfferPct.default(0),
        stock: Listing.stock.default(1),
        delivery: Listing.delivery.default('pickup'),
        availableFrom: Listing.availableFrom.default(null),
        swapFor: Listing.swapFor.default(''),
        isbn: Listing.isbn.default(null),
        edition: Listing.edition.default(''),
        course: Listing.course.default(null),
        /** The original of a picture that goes to its buyer. */
        picture: NewPicture.optional(),
      })
      .superRefine(({ draft, ...listing }, { addIssue }) => {
        const wrong = { ...(listing.picture && wrongOfPicture(listing)), ...(draft ? {} : lacking(listing)) }
        for (const [field, message] of Object.entries(wrong))
          addIssue({ code: 'custom', path: field.split('.'), message })
      }),
    response: { 201: ProductDetail },
  },
} as const satisfies Endpoint

export const updateProduct = {
  method: 'PATCH',
  url: '/products/:id',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Change one’s own listing. Orders keep what they were made with.',
    params: IdPath,
    body: z.strictObject(Listing).partial(),
    response: { 200: ProductDetail },
  },
} as const satisfies Endpoint

export const deleteProduct = {
  method: 'DELETE',
  url: '/products/:id',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Take down one’s own listing, or discard its draft; moderators may take down any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint
