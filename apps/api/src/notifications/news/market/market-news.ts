import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job, type Services } from '../../../job.ts'
import {
  listingEnds,
  listingExpired,
  listingReviewed,
  listingSubmitted,
} from '../../../marketplace/topics.ts'
import { staffBut, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'
const SELLS = 'You offer this on Banter.'

interface Listing {
  title: string
  sellerId: string
  status: string
  stock: number
  expiresAt: Date | null
}

export const marketNews: Job[] = [
  after(listingEnds, QUEUE, 'tell-listing-ends', async (ctx, { product_id, expires_at }, services) => {
    const listing = await listingOf(ctx, product_id)
    // Renewed, paused or sold meanwhile: it does not end then.
    if (listing?.status !== 'active' || listing.stock === 0) return
    if (listing.expiresAt?.toISOString() !== expires_at) return
    await tellSeller(ctx, services, listing, {
      about: `listing_ends:${product_id}:${expires_at}`,
      title: `“${listing.title}” leaves the shop in two days`,
      body: 'Is it still there? One tap keeps it in the shop. Otherwise it goes by itself.',
      product_id,
      label: 'Keep it in the shop',
    })
  }),
  after(listingExpired, QUEUE, 'tell-listing-expired', async (ctx, { product_id }, services) => {
    const listing = await listingOf(ctx, product_id)
    if (listing?.status !== 'expired') return
    await tellSeller(ctx, services, listing, {
      about: `listing_expired:${product_id}:${listing.expiresAt?.toISOString()}`,
      title: `“${listing.title}” has left the shop`,
      body: 'Its time was over. It keeps its page, and one tap brings it back.',
      product_id,
    })
  }),
  after(
    listingSubmitted,
    QUEUE,
    'tell-listing-submitted',
    async (ctx, { product_id, seller_id }, services) => {
      const listing = await listingOf(ctx, product_id)
      if (listing?.status !== 'pending') return
      await tell(ctx, services, {
        to: await staffBut(ctx, [seller_id]),
        about: 'listings_waiting',
        kind: 'listings_waiting',
        title: 'Listings wait for you',
        body: `The latest: ${listing.title}`,
        href: '/admin/listings',
        grows: true,
      })
    },
  ),
  after(listingReviewed, QUEUE, 'tell-listing-reviewed', async (ctx, payload, services) => {
    const { product_id, decision, reason } = payload
    const listing = await listingOf(ctx, product_id)
    if (!listing) return
    const yes = decision === 'approved'
    await tellSeller(ctx, services, listing, {
      about: `listing_${decision}:${product_id}:${ctx.now.toISOString()}`,
      title: yes ? `“${listing.title}” is in the shop` : `“${listing.title}” was sent back`,
      body: yes ? 'The staff of your school have looked at it.' : reason,
      product_id,
      label: yes ? 'See it' : 'Change it',
    })
  }),
]

async function listingOf(ctx: ReadCtx, id: string): Promise<Listing | undefined> {
  const [listing] = await ctx.sql<Listing>(sql`
    select title, seller_id as "sellerId", status::text, stock, expires_at as "expiresAt" from products where id = ${id}::uuid`)
  return listing
}

interface Word {
  about: string
  title: string
  body: string
  product_id: string
  /** Of the mail's button: without one there is no mail. */
  label?: string
}

async function tellSeller(
  ctx: Ctx,
  services: Pick<Services, 'site'>,
  { sellerId }: Listing,
  { about, title, body, product_id, label }: Word,
) {
  await tell(ctx, services, {
    to: await thePerson(ctx, sellerId, null),
    about,
    kind: 'listing',
    title,
    body,
    href: `/products/${product_id}`,
    ...(label ? { mail: { label, reason: SELLS } } : {}),
  })
}
