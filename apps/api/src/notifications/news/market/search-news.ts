import type { Ctx } from '@banter/tenants/context'
import { after, type Job, type Services } from '../../../job.ts'
import { queueMails } from '../../../mail/queue-mail.ts'
import { type Find, takeInstantFinds } from '../../../marketplace/searches/hits.ts'
import { shopPath } from '../../../marketplace/searches/shop-path.ts'
import { searchesMatched } from '../../../marketplace/searches/topics.ts'
import { notify } from '../../bell.ts'
import { costOf, stopUrl } from './search-words.ts'
import { tellWantedFinds } from './wanted-news.ts'

type Site = Pick<Services, 'site'>

export const searchNews: Job[] = [
  after(searchesMatched, 'notifications', 'tell-searches-matched', async (ctx, { product_id }, services) => {
    await tellInstant(ctx, services, await takeInstantFinds(ctx, product_id))
    await tellWantedFinds(ctx, services, { productId: product_id })
  }),
]

/** Whichever of somebody's searches found it, they hear of it once. */
async function tellInstant(ctx: Ctx, { site }: Site, finds: Find[]): Promise<void> {
  const firsts = [...new Map(finds.toReversed().map((find) => [find.userId, find])).values()].reverse()
  await notify(
    ctx,
    firsts.map(({ userId, productId, title, searchName }) => ({
      userId,
      about: `found:${productId}`,
      kind: 'search_found',
      title: `New: ${title}`,
      body: `Found by your search “${searchName}”.`,
      href: `/products/${productId}`,
    })),
  )
  await queueMails(
    ctx,
    firsts.map((find) => ({
      about: `found:${find.productId}:${find.userId}`,
      recipient: find.email,
      subject: `New: ${find.title}`,
      heading: find.title,
      paragraphs: [`${costOf(find)}. Found by your search “${find.searchName}”.`],
      button: { label: 'See it', url: site.urlOf(ctx.school, `/products/${find.productId}`) },
      reason: because(find),
      stopUrl: stopUrl(site, ctx, find),
    })),
  )
}

/** One mail for each search: so that each can be stopped by itself. */
export async function tellDaily(ctx: Ctx, { site }: Site, finds: Find[]): Promise<void> {
  const bySearch = new Map<string, Find[]>()
  for (const find of finds) bySearch.set(find.searchId, [...(bySearch.get(find.searchId) ?? []), find])
  const day = ctx.now.toISOString().slice(0, 10)
  const digests = [...bySearch.values()].flatMap((found) => (found[0] ? [{ first: found[0], found }] : []))
  await notify(
    ctx,
    digests.map(({ first, found }) => ({
      userId: first.userId,
      about: `found:${first.searchId}:${day}`,
      kind: 'search_found',
      title: headline(first, found.length),
      body: found.length > 1 ? `${first.title} and ${others(found.length)}` : first.title,
      href: found.length > 1 ? shopPath(first) : `/products/${first.productId}`,
    })),
  )
  await queueMails(
    ctx,
    digests.map(({ first, found }) => ({
      about: `found:${first.searchId}:${day}`,
      recipient: first.email,
      subject: headline(first, found.length),
      heading: headline(first, found.length),
      paragraphs: lines(found),
      button: { label: 'See them in the shop', url: site.urlOf(ctx.school, shopPath(first)) },
      reason: because(first),
      stopUrl: stopUrl(site, ctx, first),
    })),
  )
}

const SHOWN = 10

function lines(found: Find[]): string[] {
  const shown = found.slice(0, SHOWN).map((find) => `${find.title}: ${costOf(find)}`)
  return found.length > SHOWN ? [...shown, `And ${found.length - SHOWN} more.`] : shown
}

const headline = ({ searchName }: Find, count: number) =>
  `${count === 1 ? 'One new listing' : `${count} new listings`} for “${searchName}”`

const others = (count: number) => (count === 2 ? 'one more' : `${count - 1} more`)

const because = ({ searchName }: Find) =>
  `You get this because you saved the search “${searchName}” on Banter.`
