import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { after, type Job, type Services } from '../../../job.ts'
import { unblockedBetween } from '../../../people/blocks.ts'
import { pictureCommented, pictureLiked, pictureReturned, pictureSold } from '../../../pictures/topics.ts'
import { unsay } from '../../bell.ts'
import { nameToken } from '../../names.ts'
import { namesOf, tell, thePerson } from '../../tell.ts'

const QUEUE = 'notifications'

export const pictureNews: Job[] = [
  after(pictureSold, QUEUE, 'tell-picture-owned', tellOwned),
  after(pictureReturned, QUEUE, 'tell-picture-returned', tellReturned),
  after(pictureLiked, QUEUE, 'tell-picture-liked', (ctx, { picture_id }, services) =>
    tellTalk(ctx, services, picture_id, 'likes'),
  ),
  after(pictureCommented, QUEUE, 'tell-picture-commented', (ctx, { picture_id }, services) =>
    tellTalk(ctx, services, picture_id, 'comments'),
  ),
]

interface PictureRow {
  id: string
  title: string
  ownerId: string
  creatorId: string
}

/** What has been taken away meanwhile is nobody's news. */
async function pictureOf(ctx: ReadCtx, id: string): Promise<PictureRow | null> {
  const [picture] = await ctx.sql<PictureRow>(sql`
    select id, title, owner_id as "ownerId", creator_id as "creatorId" from pictures
     where id = ${id}::uuid and deleted_at is null and barred_at is null`)
  return picture ?? null
}

interface Moved {
  picture_id: string
  order_id: string
  from_id: string
  to_id: string
}

/** The order's own news tell of the money; whoever made it hears where it goes. */
async function tellOwned(ctx: Ctx, { picture_id, order_id, from_id, to_id }: Moved, services: Services) {
  const picture = await pictureOf(ctx, picture_id)
  if (!picture) return
  const href = `/pictures/${picture_id}`
  await tell(ctx, services, {
    to: await thePerson(ctx, to_id, null),
    about: `picture_owned:${picture_id}:${order_id}`,
    kind: 'picture_owned',
    title: `The original of “${picture.title}” is yours`,
    body: 'Download it, or sell it on: whoever had it before can do neither now.',
    href,
  })
  if (picture.creatorId === from_id || picture.creatorId === to_id) return
  await tell(ctx, services, {
    to: await thePerson(ctx, picture.creatorId, to_id),
    about: `picture_moved:${picture_id}:${order_id}`,
    kind: 'picture_moved',
    title: `Your picture “${picture.title}” has a new owner`,
    body: 'It was sold on.',
    href,
  })
}

async function tellReturned(ctx: Ctx, { picture_id, order_id, from_id, to_id }: Moved, services: Services) {
  const picture = await pictureOf(ctx, picture_id)
  if (!picture) return
  const about = { kind: 'picture_returned', href: `/pictures/${picture_id}` }
  await tell(ctx, services, {
    ...about,
    to: await thePerson(ctx, to_id, null),
    about: `picture_back:${picture_id}:${order_id}`,
    title: `“${picture.title}” is yours again`,
    body: 'The money of its sale went back in full, so its original came back to you.',
    mail: { label: 'See the picture', reason: 'You sold this on Banter.' },
  })
  await tell(ctx, services, {
    ...about,
    to: await thePerson(ctx, from_id, null),
    about: `picture_gone:${picture_id}:${order_id}`,
    title: `“${picture.title}” is not yours any more`,
    body: 'Your money went back in full, so its original did too.',
  })
}

const WORDS = { likes: ['likes', 'like'], comments: ['commented on', 'commented on'] } as const

/** One notice for all of them: it grows. */
async function tellTalk(ctx: Ctx, services: Services, pictureId: string, what: keyof typeof WORDS) {
  const picture = await pictureOf(ctx, pictureId)
  if (!picture) return
  const about = `picture_${what}:${pictureId}`
  const [first, second] = await others(ctx, picture, what)
  if (!first) return await unsay(ctx, about)
  const names = namesOf(nameToken(first.id), second && nameToken(second.id), first.count)
  await tell(ctx, services, {
    to: await thePerson(ctx, picture.ownerId, null),
    about,
    kind: `picture_${what}`,
    title: `${names} ${WORDS[what][first.count > 1 ? 1 : 0]} “${picture.title}”`,
    body: '',
    href: `/pictures/${pictureId}`,
    grows: true,
  })
}

/** The latest first, of those whom the owner may hear of. */
function others(ctx: ReadCtx, { id, ownerId }: PictureRow, what: keyof typeof WORDS) {
  const source =
    what === 'likes'
      ? sql`select user_id, created_at from picture_likes where picture_id = ${id}::uuid`
      : sql`select author_id as user_id, created_at from picture_comments where picture_id = ${id}::uuid and deleted_at is null`
  return ctx.sql<{ id: string; count: number }>(sql`
    select u.id, count(*) over ()::int as count
      from (select user_id, max(created_at) as at from (${source}) done group by user_id) d join users u on u.id = d.user_id
     where u.id <> ${ownerId}::uuid and u.status <> 'closed' and ${unblockedBetween(sql`u.id`, sql`${ownerId}::uuid`)}
     order by d.at desc limit 2`)
}
