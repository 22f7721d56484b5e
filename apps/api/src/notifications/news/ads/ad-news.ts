import { moneyWords } from '@banter/billing/money-words'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { receiptOf } from '../../../ads/payment/receipt.ts'
import {
  adApproved,
  adBudgetPaid,
  adCreated,
  adEnded,
  adExhausted,
  adRefundFailed,
  adRejected,
} from '../../../ads/topics.ts'
import { after, type Job, type Services } from '../../../job.ts'
import { queueMail } from '../../../mail/queue-mail.ts'
import { peopleWhere, type Told, tell } from '../../tell.ts'

const QUEUE = 'notifications'

interface Noticed {
  name: string
  currency: string
  state: string
  advertiser: string
  ownerId: string | null
  views: number
  clicks: number
}

/** What those hear who bought a campaign, also by mail, and those who have to look at one. */
export const adNews: Job[] = [
  after(adCreated, QUEUE, 'tell-ad-created', async (ctx, { campaign_id }, services) => {
    const campaign = await noticed(ctx, campaign_id)
    if (!campaign) return
    const admins = sql`u.role = 'admin'`
    await tell(ctx, services, {
      to: await peopleWhere(ctx, admins, null),
      about: 'ads_waiting',
      kind: 'ads_waiting',
      title: `To review: ads of ${campaign.advertiser}`,
      body: `“${campaign.name}” waits for a look.`,
      href: `/admin/ads/${campaign_id}`,
      grows: true,
    })
  }),
  after(adBudgetPaid, QUEUE, 'mail-ad-receipt', (ctx, { payment_id }) => mailReceipt(ctx, payment_id)),
  after(adApproved, QUEUE, 'tell-ad-approved', (ctx, { campaign_id }, services) =>
    tellOwner(ctx, services, campaign_id, ({ name, state }) => ({
      kind: 'ad_approved',
      title: `“${name}” is approved`,
      body: state === 'live' ? 'It runs from now on.' : 'It runs from its first day on.',
    })),
  ),
  after(adRejected, QUEUE, 'tell-ad-rejected', (ctx, { campaign_id, reason }, services) =>
    tellOwner(ctx, services, campaign_id, ({ name }) => ({
      kind: 'ad_rejected',
      title: `“${name}” was sent back`,
      body: `The school says: ${reason} Change it and hand it in again, or end it and have back what is not spent.`,
    })),
  ),
  after(adExhausted, QUEUE, 'tell-ad-exhausted', (ctx, { campaign_id }, services) =>
    tellOwner(ctx, services, campaign_id, (campaign) => ({
      kind: 'ad_exhausted',
      title: `“${campaign.name}” is delivered in full`,
      body: `${figures(campaign)} Have a look at the report, or run it again.`,
    })),
  ),
  after(adEnded, QUEUE, 'tell-ad-ended', (ctx, { campaign_id, reason, refunded }, services) =>
    tellOwner(ctx, services, campaign_id, (campaign) => ({
      kind: 'ad_ended',
      title: `“${campaign.name}” is over`,
      body: [
        reason === 'bank' ? 'The card’s bank took the payment back.' : figures(campaign),
        refunded > 0 ? `${moneyWords(refunded, campaign.currency)} goes back to the card.` : '',
      ]
        .join(' ')
        .trim(),
    })),
  ),
  after(adRefundFailed, QUEUE, 'tell-ad-refund-failed', (ctx, { campaign_id, amount }, services) =>
    tellOwner(ctx, services, campaign_id, ({ name, currency }) => ({
      kind: 'ad_refund_failed',
      title: `The card did not take ${moneyWords(amount, currency)} back`,
      body: `It is what was not spent of “${name}”. Banter’s finance team will get in touch.`,
    })),
  ),
]

/** To the address that the advertiser gave, who may have no account here. */
async function mailReceipt(ctx: Ctx, paymentId: string): Promise<void> {
  const { number, advertiser, campaign, amount, lines } = await receiptOf(ctx, paymentId)
  const sum = (money: typeof amount) => moneyWords(money.amount, money.currency)
  await queueMail(ctx, {
    about: `ad-receipt:${paymentId}`,
    recipient: advertiser.email,
    subject: `Receipt ${number}: ${sum(amount)} for ads at ${ctx.school.name}`,
    heading: `Receipt ${number}`,
    paragraphs: [
      `${advertiser.name} paid ${sum(amount)} by card for the campaign “${campaign.name}” (${campaign.reference}).`,
      lines.map(({ label, amount: part }) => `${label}: ${sum(part)}`).join('. '),
      'It is paid in advance. What is not spent when the campaign ends goes back to the card.',
    ],
    reason: `${ctx.school.name} noted this address for receipts.`,
  })
}

async function noticed(ctx: Ctx, id: string): Promise<Noticed | null> {
  const [row] = await ctx.sql<Noticed>(sql`
    select c.name, c.currency, c.state, a.name as advertiser, c.created_by_id as "ownerId",
           coalesce(sum(h.views), 0)::bigint as views, coalesce(sum(h.clicks), 0)::bigint as clicks
      from campaigns c
      join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id
      left join flights f on f.school_id = c.school_id and f.campaign_id = c.id
      left join ad_hours h on h.school_id = f.school_id and h.flight_id = f.id
     where c.id = ${id}::uuid group by c.school_id, c.id, a.school_id, a.id`)
  return row ?? null
}

interface Said {
  kind: string
  title: string
  body: string
}

/** Each time anew: a campaign can be sent back more than once. */
async function tellOwner(ctx: Ctx, services: Services, id: string, words: (campaign: Noticed) => Said) {
  const campaign = await noticed(ctx, id)
  if (!campaign?.ownerId) return
  const to: Told[] = await peopleWhere(ctx, sql`u.id = ${campaign.ownerId}::uuid`, null)
  const said = words(campaign)
  await tell(ctx, services, {
    to,
    about: `${said.kind}:${id}:${ctx.now.toISOString()}`,
    ...said,
    href: `/admin/ads/${id}`,
    mail: { label: 'See the campaign', reason: 'You planned this campaign on Banter.' },
  })
}

const figures = ({ views, clicks }: Noticed) =>
  `${views.toLocaleString('en')} ${views === 1 ? 'view' : 'views'}, ${clicks.toLocaleString('en')} ${clicks === 1 ? 'click' : 'clicks'}.`
