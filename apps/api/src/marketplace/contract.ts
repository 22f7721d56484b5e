import { z } from 'zod'
import { Id, IdPath, line, listOf, Money, NewId, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { MediaItem, MediaView } from '../media/contract.ts'

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
/** What the seller sees: `reserved` waits for a handoff, `sold` has none left. */
export const Status = z.enum(['active', 'paused', 'reserved', 'sold', 'deleted'])

export const Product = z.object({
  id: Id,
  title: z.string(),
  category: Category,
  condition: Condition,
  price: Money,
  /** How many can be bought now. */
  stock: z.int(),
  status: Status,
  /** The address of its first photo, cut to 4 by 3. */
  photo: z.string().optional(),
  seller: Person,
  createdAt: When,
  mine: z.boolean(),
})
export type Product = z.output<typeof Product>

export const ProductDetail = Product.extend({
  description: z.string(),
  inCart: z.int(),
  media: z.array(MediaView),
})
export type ProductDetail = z.output<typeof ProductDetail>

const Price = z.strictObject({
  amount: z
    .int('A whole number of cents, please.')
    .min(50, 'At least $0.50, please.')
    .max(1_000_000, 'At most $10,000, please.'),
  currency: z.literal('usd'),
})

export const MOST_PHOTOS = 8

const Listing = {
  title: line(3, 120, 'At least 3 characters, please.'),
  description: z.string().trim().max(4_000),
  category: Category,
  condition: Condition,
  price: Price,
  stock: z.int().min(1).max(999),
  media: z.array(MediaItem).max(MOST_PHOTOS, 'At most 8 photos, please.').optional(),
}

/** More than anything here costs, and what the database can compare with. */
const MOST_CENTS = 99_999_999

export const listProducts = {
  method: 'GET',
  url: '/products',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'What can be bought here now, newest first or by price.',
    querystring: Page.extend({
      q: z.string().trim().max(100).optional(),
      category: Category.optional(),
      condition: Condition.optional(),
      seller: Id.optional(),
      min: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
      max: z.coerce.number().int().min(0).max(MOST_CENTS).optional(),
      sort: z.enum(['newest', 'price_asc', 'price_desc']).default('newest'),
    }),
    response: { 200: listOf(Product) },
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
    summary: 'List something for sale. The client names its id, so that sending it twice lists it once.',
    body: z.strictObject({
      id: NewId.optional(),
      ...Listing,
      description: Listing.description.default(''),
      stock: Listing.stock.default(1),
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
    summary: 'Take down one’s own listing; moderators may take down any.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

const setStatus = (verb: 'publish' | 'pause', summary: string) =>
  ({
    method: 'POST',
    url: `/products/:id/${verb}`,
    config: { access: 'member', at: 'school' },
    schema: { summary, params: IdPath, response: { 200: ProductDetail } },
  }) as const satisfies Endpoint

export const publishProduct = setStatus('publish', 'Offer a paused listing again.')
export const pauseProduct = setStatus('pause', 'Hide a listing from the shop for now.')

export const MyProduct = Product.extend({
  reserved: z.int(),
  sold: z.int(),
  /** What the seller gets for one, after the fee and card processing. */
  youGet: Money,
})
export type MyProduct = z.output<typeof MyProduct>

export const listMyProducts = {
  method: 'GET',
  url: '/me/products',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'One’s own listings.',
    querystring: Page.extend({ status: Status.exclude(['deleted']).optional() }),
    response: { 200: listOf(MyProduct) },
  },
} as const satisfies Endpoint

export const Cart = z.object({
  items: z.array(
    z.object({
      product: Product,
      quantity: z.int(),
      /** Fewer are left than wanted, or it is gone: it cannot be checked out as it is. */
      available: z.int(),
      lineTotal: Money,
    }),
  ),
  /** Of what can be bought now. */
  total: Money,
  /** Sellers: checkout makes one order for each. */
  sellers: z.int(),
  count: z.int(),
})
export type Cart = z.output<typeof Cart>

export const getCart = {
  method: 'GET',
  url: '/cart',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'The cart, with what is still available.', response: { 200: Cart } },
} as const satisfies Endpoint

const CartPath = z.object({ productId: Id })

export const putInCart = {
  method: 'PUT',
  url: '/cart/items/:productId',
  config: { access: 'member', at: 'school' },
  schema: {
    summary: 'Want this many of a product.',
    params: CartPath,
    body: z.strictObject({ quantity: z.int().min(1).max(99) }),
    response: { 200: Cart },
  },
} as const satisfies Endpoint

export const removeFromCart = {
  method: 'DELETE',
  url: '/cart/items/:productId',
  config: { access: 'member', at: 'school' },
  schema: { summary: 'No longer want a product.', params: CartPath, response: { 200: Cart } },
} as const satisfies Endpoint
