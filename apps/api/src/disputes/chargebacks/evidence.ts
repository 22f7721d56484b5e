import type { Evidence } from '@banter/billing/chargebacks'
import { moneyWords } from '@banter/billing/money-words'
import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { oneLine } from '../../http/calendar-text.ts'
import { timelineOf } from '../../orders/order-notes.ts'
import { type OrderRow, totalPaid } from '../../orders/order-rows.ts'
import { transcriptOf } from '../../orders/talk/transcript.ts'
import { type DisputeRow, disputeOf } from '../dispute-rows.ts'

/** The longest text that one field takes. */
const FIELD_LENGTH = 18_000

const POLICY = `The buyer's money is held until the goods have changed hands: the buyer gives the seller a one-time code, or says that they have them. From then on the buyer can report a problem (three days after a meeting, fourteen after shipping) and get a full or partial refund by the decision of the school's staff, with one appeal to the platform. Before the handoff the buyer can cancel and gets everything back.`

interface Listing {
  orderId: string
  title: string
  description: string
  condition: string
  photos: number
}

interface Buyer {
  name: string
  email: string
  joinedAt: Date
  bought: number
}

/** What speaks for the sellers of one payment, from the orders' own facts, in the fields that banks know. */
export async function evidenceOf(ctx: ReadCtx, orders: OrderRow[]): Promise<Evidence> {
  const [buyer, listings] = [await buyerOf(ctx, orders), await listingsOf(ctx, orders)]
  const [told, refusals, talks]: [string[], string[], string[]] = [[], [], []]
  for (const order of orders) {
    told.push(await accountOf(ctx, order))
    talks.push(await talkOf(ctx, order))
    refusals.push(refusalOf(order, await disputeOf(ctx, order.id)))
  }
  const handed = orders.map(({ handedOffAt }) => handedOffAt).find(Boolean)
  const shipped = orders.find(({ shippedAt }) => shippedAt)
  return trimmed({
    productDescription: orders.map((order) => goodsOf(order, listings)).join('\n'),
    customerName: buyer?.name,
    customerEmail: buyer?.email,
    serviceDate: handed ? moment(handed) : undefined,
    shippingDate: shipped?.shippedAt ? moment(shipped.shippedAt) : undefined,
    shippingTrackingNumber: shipped?.tracking,
    refundPolicyDisclosure: POLICY,
    refundRefusalExplanation: refusals.join('\n'),
    // What people wrote themselves comes last: however long it is, nothing else is cut off by it.
    other: [accountWords(buyer), ...told, ...talks.filter(Boolean)].join('\n\n'),
  })
}

const moment = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function goodsOf(order: OrderRow, listings: Listing[]): string {
  const items = order.items.map(
    ({ title, quantity, unitAmount }) =>
      `${quantity} × ${title} at ${moneyWords(unitAmount, order.currency)}`,
  )
  const shown = listings
    .filter(({ orderId }) => orderId === order.id)
    .map(
      ({ title, description, condition, photos }) =>
        `Listed as “${title}”, condition ${condition.replaceAll('_', ' ')}${photosOf(photos)}: ${description || 'no further description'}`,
    )
  return [`Order ${order.reference}: ${items.join('; ')}.`, ...shown].join('\n')
}

const photosOf = (count: number) => (count === 0 ? '' : `, ${count} ${count === 1 ? 'photo' : 'photos'}`)

function refusalOf(order: OrderRow, dispute: DisputeRow | null): string {
  const { reference, refunded, currency } = order
  const back = refunded > 0 ? ` ${moneyWords(refunded, currency)} of it was given back already.` : ''
  const problem = dispute
    ? ` On ${moment(dispute.createdAt)} the buyer reported a problem by the way both had agreed to; ${courses[dispute.state]}.`
    : ' The buyer has never reported a problem by the way both had agreed to.'
  return `Order ${reference}: ${handoffWords(order)}${problem}${back}`
}

const courses: Record<DisputeRow['state'], string> = {
  answer: 'the seller is asked to answer',
  decision: 'the staff are deciding about it',
  decided: 'the staff have decided about it',
  appealed: 'the staff have decided about it, and a second decision was asked for',
  closed: 'it was settled',
  withdrawn: 'they took it back',
}

function handoffWords({ handedOffBy: by, handedOffAt: at }: OrderRow): string {
  if (!by || !at) return 'The goods are kept for the buyer, who could call the order off and did not.'
  if (by === 'code')
    return `At ${moment(at)} the seller entered the one-time code that only the buyer's signed-in account shows.`
  if (by === 'buyer') return `At ${moment(at)} the buyer confirmed in their account that they have the goods.`
  if (by === 'digital') return `At ${moment(at)} the digital original was made over to the buyer's account.`
  return `At ${moment(at)} the time for complaints was over, or it was decided about them.`
}

/** One order as it happened, line by line, and what was paid for it. */
async function accountOf(ctx: ReadCtx, order: OrderRow): Promise<string> {
  const lines = (await timelineOf(ctx, order)).map(
    ({ at, text, reason }) => `${moment(new Date(at))}: ${text}${reason ? ` “${reason}”` : ''}`,
  )
  const paid = moneyWords(totalPaid(order), order.currency)
  const receipt = `Receipt ${order.reference}: ${paid} paid by card to ${order.sellerName} on ${moment(order.createdAt)}.`
  return [
    `Order ${order.reference} between ${order.buyerName} and ${order.sellerName}`,
    receipt,
    ...lines,
  ].join('\n')
}

const TALK_LENGTH = 6_000

/** What the two wrote to each other, each in one line, so that nobody writes a line of the account; the latest, when it is too much. */
async function talkOf(ctx: ReadCtx, order: OrderRow): Promise<string> {
  const lines: string[] = []
  let length = 0
  for (const { at, authorId, body } of await transcriptOf(ctx, order.id)) {
    const by = authorId === order.buyerId ? order.buyerName : order.sellerName
    const line = `${moment(at)}: ${by} wrote “${oneLine(body)}”`
    length += line.length
    if (length > TALK_LENGTH) break
    lines.unshift(line)
  }
  return lines.length ? [`Messages about order ${order.reference}`, ...lines].join('\n') : ''
}

const accountWords = (buyer: Buyer | undefined) =>
  buyer
    ? `The buyer confirmed their school e-mail address, has had the account since ${moment(buyer.joinedAt)}${boughtWords(buyer)}.`
    : ''

const boughtWords = ({ bought }: Buyer) =>
  bought === 0 ? '' : `, and has completed ${bought} ${bought === 1 ? 'purchase' : 'purchases'}`

async function buyerOf(ctx: ReadCtx, [order]: OrderRow[]): Promise<Buyer | undefined> {
  const [buyer] = order
    ? await ctx.sql<Buyer>(sql`
        select name, email, created_at as "joinedAt",
               (select count(*)::int from orders o where o.school_id = u.school_id and o.buyer_id = u.id and o.state = 'settled') as bought
          from users u where id = ${order.buyerId}::uuid`)
    : []
  return buyer
}

/** The listings as they are now; what was bought and at which price is the order's own. */
const listingsOf = (ctx: ReadCtx, orders: OrderRow[]): Promise<Listing[]> =>
  ctx.sql<Listing>(sql`
    select i.order_id as "orderId", p.title, p.description, p.condition::text as condition,
           (select count(*)::int from media_uses m where m.school_id = p.school_id and m.subject = 'product' and m.subject_id = p.id) as photos
      from order_items i join products p on p.school_id = i.school_id and p.id = i.product_id
     where i.order_id = any(${orders.map(({ id }) => id)}::uuid[]) order by i.order_id, p.id`)

function trimmed(evidence: { [Field in keyof Evidence]: string | undefined }): Evidence {
  const kept = Object.entries(evidence).filter(([, text]) => text)
  return Object.fromEntries(kept.map(([field, text]) => [field, (text ?? '').slice(0, FIELD_LENGTH)]))
}
