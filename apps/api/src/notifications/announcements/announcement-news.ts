import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { listed } from '../../billboard/posts/seen-by.ts'
import { announcementFailed, postAnnounced } from '../../billboard/topics.ts'
import { after, type Job, type Services } from '../../job.ts'
import { queueMails } from '../../mail/queue-mail.ts'
import { notify } from '../bell.ts'
import { type MailedPerson, mailedPeople } from '../mail-choices/mail-choices.ts'
import { wanting } from '../news/campus/post-news.ts'
import { briefly, peopleWhere, tell } from '../tell.ts'
import { announcementMailsDue } from '../topics.ts'

const QUEUE = 'notifications'
/** A whole school is written to in parts, so that no command is long. */
const PART = 250
/** What a mail repeats of it: the rest is on the page. */
const MOST_TEXT = 2_000

export const announcementNews: Job[] = [
  after(postAnnounced, QUEUE, 'tell-announcement', tellAnnouncement),
  after(announcementMailsDue, QUEUE, 'mail-announcement', mailAnnouncement),
  after(announcementFailed, QUEUE, 'tell-announcement-failed', async (ctx, failed) => {
    const { announcement_id, author_id, failure } = failed
    await notify(ctx, [
      {
        userId: author_id,
        about: `announcement_failed:${announcement_id}:${ctx.now.toISOString()}`,
        kind: 'announcement_failed',
        title: 'Your announcement could not be published',
        body: failure,
        href: `/announcements/scheduled/${announcement_id}`,
      },
    ])
  }),
]

interface Announced {
  id: string
  body: string
  authorId: string
  clubId: string | null
  clubName: string | null
}

/** One that is in lists now: what has been hidden, archived or deleted meanwhile is nobody's news. */
async function announced(ctx: ReadCtx, id: string): Promise<Announced | null> {
  const [post] = await ctx.sql<Announced>(sql`
    select p.id, p.body, p.author_id as "authorId", p.club_id as "clubId", c.name as "clubName"
      from posts p left join clubs c on c.school_id = p.school_id and c.id = p.club_id where p.id = ${id}::uuid and ${listed}`)
  return post ?? null
}

/** Everybody whom it is for, whoever has blocked whom: the school, or those of the club who want to hear of it. */
const meant = ({ clubId, authorId }: Announced) => sql`
  u.email_verified_at is not null and u.id <> ${authorId}::uuid ${clubId ? sql`and ${wanting(clubId, ['all', 'highlights'])}` : sql``}`

async function tellAnnouncement(ctx: Ctx, { post_id }: { post_id: string }, services: Services) {
  const post = await announced(ctx, post_id)
  if (!post) return
  await tell(ctx, services, {
    to: await peopleWhere(ctx, meant(post), null),
    about: `announcement:${post.id}`,
    kind: 'post_announced',
    title: `${post.clubName ?? ctx.school.name} announces`,
    body: briefly(post.body),
    href: `/posts/${post.id}`,
  })
  await publish(ctx, announcementMailsDue, { post_id, after: null })
}

interface Due {
  post_id: string
  after: string | null
}

/** The next part of those who want it by mail too. One that is taken back meanwhile goes to nobody else. */
async function mailAnnouncement(ctx: Ctx, { post_id, after: last }: Due, services: Services) {
  const post = await announced(ctx, post_id)
  if (!post) return
  const people = await mailedPeople(ctx, 'announcement', meant(post), { after: last, most: PART })
  await queueMails(
    ctx,
    people.map((person) => mailOf(ctx, services, post, person)),
  )
  const next = people.at(-1)
  if (next && people.length === PART) await publish(ctx, announcementMailsDue, { post_id, after: next.id })
}

function mailOf({ school }: Ctx, { site }: Services, post: Announced, { id, email, stopKey }: MailedPerson) {
  const by = post.clubName ?? school.name
  const text = Array.from(post.body)
  const words = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT).join('').trimEnd()}…` : post.body
  return {
    about: `announcement:${post.id}:${id}`,
    recipient: email,
    subject: `${by}: ${briefly(post.body, 80) || 'an announcement'}`,
    heading: `${by} announces`,
    paragraphs: words.split(/\n{2,}/).filter((part) => part.trim()),
    button: { label: 'Read it on Banter', url: site.urlOf(school, `/posts/${post.id}`) },
    reason: post.clubName ? `You are in ${post.clubName}.` : `You have an account at ${school.name}.`,
    stopUrl: site.urlOf(school, `/stop-mails?key=${stopKey}`),
  }
}
