import { z } from 'zod'
import { Id, IdPath, listOf, Money, Nothing, Page, Person, When } from '../http/contract.ts'
import type { Endpoint } from '../http/endpoint.ts'
import { MediaView } from '../media/contract.ts'
import { Licence } from './licences/contract.ts'

const where = { access: 'member', at: 'school' } as const

/** Somebody in a picture’s history: null is somebody who keeps their name to themselves, or has left. */
const Holder = z.object({ person: Person.nullable(), left: z.boolean() })
export type Holder = z.output<typeof Holder>

export const Picture = z.object({
  id: Id,
  title: z.string(),
  /** Watermarked: the original is its owner’s. */
  preview: MediaView,
  licence: Licence,
  maker: Holder,
  owner: Holder,
  mine: z.boolean(),
  /** The newest of its listings. */
  productId: Id,
  /** Where it can be bought now. */
  offer: z.object({ productId: Id, price: Money }).nullable(),
  likeCount: z.int(),
  liked: z.boolean(),
  commentCount: z.int(),
  /** How often it has changed hands. */
  sales: z.int(),
  /** The staff have taken it down: its owner keeps it. */
  barred: z.boolean(),
  mayRelist: z.boolean(),
  mayDelete: z.boolean(),
})
export type Picture = z.output<typeof Picture>

export const getPicture = {
  method: 'GET',
  url: '/pictures/:id',
  config: where,
  schema: {
    summary: 'A picture with its watermark, who made it, who owns it and by which licence.',
    params: IdPath,
    response: { 200: Picture },
  },
} as const satisfies Endpoint

export const deletePicture = {
  method: 'DELETE',
  url: '/pictures/:id',
  config: where,
  schema: {
    summary: 'Delete a picture that one made and never sold, its original with it.',
    params: IdPath,
    response: { 204: Nothing },
  },
} as const satisfies Endpoint

export const getOriginal = {
  method: 'GET',
  url: '/products/:id/original',
  config: { ...where, perMinute: 30 },
  schema: {
    summary:
      'Where the owner of a picture finds its original, for five minutes. For anybody else it is not there.',
    params: IdPath,
    response: { 200: z.object({ url: z.url(), expiresAt: When }) },
  },
} as const satisfies Endpoint

export const ProvenanceStep = z.object({
  position: z.int(),
  /** Made it, bought it, or got it back because its sale was paid back. */
  how: z.enum(['made', 'bought', 'returned']),
  owner: Holder,
  mine: z.boolean(),
  since: When,
  /** For the two of that sale only. */
  price: Money.nullable(),
  licence: Licence,
})
export type ProvenanceStep = z.output<typeof ProvenanceStep>

export const getProvenance = {
  method: 'GET',
  url: '/products/:id/provenance',
  config: where,
  schema: {
    summary: 'Who has owned a picture, the present owner first.',
    params: IdPath,
    querystring: Page,
    response: { 200: listOf(ProvenanceStep) },
  },
} as const satisfies Endpoint

export const PictureShelf = z.enum(['owned', 'on_sale', 'sold'])
export type PictureShelf = z.output<typeof PictureShelf>

export const MyPicture = z.object({
  id: Id,
  title: z.string(),
  preview: MediaView,
  /** The newest of its listings. */
  productId: Id,
  /** Where one offers it, whatever its standing there. */
  listing: z.object({ id: Id, status: z.string(), price: Money }).nullable(),
  made: z.boolean(),
  /** Since when one owns it, or until when one did. */
  at: When,
  /** What one paid for it, or got for it. */
  price: Money.nullable(),
  licence: Licence,
  likeCount: z.int(),
  commentCount: z.int(),
  barred: z.boolean(),
  mayRelist: z.boolean(),
})
export type MyPicture = z.output<typeof MyPicture>

export const listMyPictures = {
  method: 'GET',
  url: '/me/pictures',
  config: where,
  schema: {
    summary: 'Pictures that one owns, offers, or has sold.',
    querystring: Page.extend({ shelf: PictureShelf.default('owned') }),
    response: { 200: listOf(MyPicture).extend({ counts: z.record(PictureShelf, z.int()) }) },
  },
} as const satisfies Endpoint
