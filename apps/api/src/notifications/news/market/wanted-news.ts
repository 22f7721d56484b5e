import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job, type Services } from '../../../job.ts'
import { queueMails } from '../../../mail/queue-mail.ts'
import { takeWantedFinds, type WantedFind } from '../../../marketplace/wanted/finds.ts'
import { wantedAnswered, wantedMatched } from '../../../marketplace/wanted/topics.ts'
import { notify } from '../../bell.ts'
import { nameOf, tell, thePerson } from '../../tell.ts'
import { costOf, stopUrl } from './search-words.ts'

const QUEUE = 'notifications'
const WANTS = 'You get this because you are looking for it on Banter.'
type Site = Pick<Services, 'site'>

export const wantedNews: Job[] = [
  after(wantedMatched, QUEUE, 'tell-wanted-matched', (ctx, { wanted_id }, services) =>
    tellWantedFinds(ctx, services, { wantedId: wanted_id }),
  ),
  after(wantedAnswered, QUEUE, 'tell-wanted-answered', tellAnswered),
]

/** The two who could help each other: whoever wants it, and whoever has it. */
export async function tellWantedFinds(
  ctx: Ctx,
  { site }: Site,
  of: Parameters<typeof takeWantedFinds>[1],
): Promise<void> {
  const finds = await takeWantedFinds(ctx, of)
  await tellAuthors(ctx, { site }, finds)
  await notify(
    ctx,
    finds.map(({ sellerId, wantedId, wantedTitle, authorId, title }) => ({
      userId: sellerId,
      about: `wanted:${wantedId}`,
      kind: 'wanted',
      title: `${nameOf(authorId)} may want your “${title}”`,
      body: `They are looking for: ${wantedTitle}`,
      href: `/products/${wantedId}`,
    })),
  )
}

/** One thing by its name, several by their number. */
async function tellAuthors(ctx: Ctx, { site }: Site, finds: WantedFind[]): Promise<void> {
  const byWanted = new Map<string, WantedFind[]>()
  for (const find of finds) byWanted.set(find.wantedId, [...(byWanted.get(find.wantedId) ?? []), find])
  const words = [...byWanted.values()].flatMap((found) => (found[0] ? [worded(found[0], found.length)] : []))
  await notify(
    ctx,
    words.map(({ find, about, title, body, href }) => ({
      userId: find.authorId,
      about,
      kind: 'wanted',
      title,
      body,
      href,
    })),
  )
  await queueMails(
    ctx,
    words.map(({ find, about, title, body, href }) => ({
      about: `${about}:${find.authorId}`,
      recipient: find.authorEmail,
      subject: title,
      heading: title,
      paragraphs: [body],
      button: { label: 'See it', url: site.urlOf(ctx.school, href) },
      reason: WANTS,
      stopUrl: stopUrl(site, ctx, find),
    })),
  )
}

function worded(find: WantedFind, count: number) {
  const { wantedId, wantedTitle, productId, title } = find
  const about = `wanted_found:${wantedId}:${productId}`
  const said = { find, about, body: `You are looking for: ${wantedTitle}` }
  return count === 1
    ? { ...said, title: `In the shop: ${title}, ${costOf(find)}`, href: `/products/${productId}` }
    : { ...said, title: `${count} things in the shop may be what you want`, href: `/products/${wantedId}` }
}

interface Answer {
  wantedTitle: string
  authorId: string
  title: string
  amount: number
  currency: string
  kind: string
}

/** "I have this": heard once for each listing. */
async function tellAnswered(
  ctx: Ctx,
  { wanted_id, product_id, seller_id }: { wanted_id: string; product_id: string; seller_id: string },
  services: Services,
): Promise<void> {
  const [answer] = await ctx.sql<Answer>(sql`
    select w.title as "wantedTitle", w.seller_id as "authorId", p.title, p.price_amount as amount, p.currency, p.kind
      from products w join products p on p.school_id = w.school_id and p.id = ${product_id}::uuid
     where w.id = ${wanted_id}::uuid and w.status = 'active' and p.status = 'active' and p.stock > 0`)
  if (!answer) return
  const { wantedTitle, authorId, title, kind, amount, currency } = answer
  await tell(ctx, services, {
    to: await thePerson(ctx, authorId, seller_id),
    about: `wanted_answer:${wanted_id}:${product_id}`,
    kind: 'wanted',
    title: `${nameOf(seller_id)} has “${title}” for you`,
    body: `${costOf({ kind, amount, currency })}. You are looking for: ${wantedTitle}`,
    href: `/products/${product_id}`,
    mail: { label: 'See it', reason: WANTS },
  })
}
