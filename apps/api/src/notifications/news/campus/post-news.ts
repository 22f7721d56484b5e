import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { listed, seenBy } from '../../../billboard/posts/seen-by.ts'
import { postCommented, postCreated, postLiked, postMentioned } from '../../../billboard/topics.ts'
import { after, type Job, type Services } from '../../../job.ts'
import { unblockedBetween } from '../../../people/blocks.ts'
import { unsay } from '../../bell.ts'
import { nameToken } from '../../names.ts'
import { briefly, nameOf, namesOf, peopleWhere, type Told, tell, thePerson } from '../../tell.ts'
import { likesDue } from '../../topics.ts'

const QUEUE = 'notifications'
const BATCH_MS = 60_000

export const postNews: Job[] = [
  after(postLiked, QUEUE, 'gather-likes', (ctx, { post_id }) =>
    publish(ctx, likesDue, { post_id }, { at: new Date(ctx.now.getTime() + BATCH_MS) }),
  ),
  after(likesDue, QUEUE, 'tell-likes', tellLikes),
  after(postCommented, QUEUE, 'tell-comment', tellComment),
  after(postMentioned, QUEUE, 'tell-mentioned', tellMentioned),
  after(postCreated, QUEUE, 'tell-club-post', tellClubPost),
]

interface PostRow {
  id: string
  body: string
  authorId: string
  clubId: string | null
  clubName: string | null
  visibility: string
}

/** A post that is in lists now. What has been hidden, archived or deleted meanwhile is nobody's news. */
async function listedPost(ctx: ReadCtx, id: string): Promise<PostRow | null> {
  const [post] = await ctx.sql<PostRow>(sql`
    select p.id, p.body, p.author_id as "authorId", p.club_id as "clubId", c.name as "clubName", p.visibility
      from posts p left join clubs c on c.school_id = p.school_id and c.id = p.club_id where p.id = ${id}::uuid and ${listed}`)
  return post ?? null
}

/** People who did this to a post, the latest first, whom its author may hear of. */
function others(ctx: ReadCtx, post: PostRow, table: 'likes' | 'comments') {
  const source =
    table === 'likes'
      ? sql`select user_id, created_at from post_likes where post_id = ${post.id}::uuid`
      : sql`select author_id as user_id, created_at from comments where post_id = ${post.id}::uuid and deleted_at is null and hidden_at is null`
  return ctx.sql<{ id: string; count: number }>(sql`
    select u.id, count(*) over ()::int as count
      from (select user_id, max(created_at) as at from (${source}) done group by user_id) d join users u on u.id = d.user_id
     where u.id <> ${post.authorId}::uuid and u.status <> 'closed' and ${unblockedBetween(sql`u.id`, sql`${post.authorId}::uuid`)}
     order by d.at desc limit 2`)
}

async function tellLikes(ctx: Ctx, { post_id }: { post_id: string }, services: Services): Promise<void> {
  const post = await listedPost(ctx, post_id)
  if (!post) return
  const [first, second] = await others(ctx, post, 'likes')
  const about = `likes:${post.id}`
  if (!first) return await unsay(ctx, about)
  const to = await thePerson(ctx, post.authorId, null)
  const title = `${namesOf(nameToken(first.id), second && nameToken(second.id), first.count)} ${first.count > 1 ? 'like' : 'likes'} your post`
  await tell(ctx, services, {
    to,
    about,
    kind: 'post_liked',
    title,
    body: briefly(post.body),
    href: `/posts/${post.id}`,
    grows: true,
  })
}

interface Commented {
  post_id: string
  comment_id: string
  actor_id: string
  parent_author_id: string | null
}

/** The author hears of the thread as one thing; whoever was answered hears of the answers. */
async function tellComment(ctx: Ctx, commented: Commented, services: Services): Promise<void> {
  const { post_id, comment_id, actor_id, parent_author_id } = commented
  const post = await listedPost(ctx, post_id)
  const [comment] = await ctx.sql<{ body: string }>(
    sql`select body from comments where id = ${comment_id}::uuid and deleted_at is null and hidden_at is null`,
  )
  if (!post || !comment) return
  const said = { body: briefly(comment.body), href: `/posts/${post.id}#comment-${comment_id}`, grows: true }
  if (parent_author_id && parent_author_id !== post.authorId) {
    const to = await readersOf(ctx, post.id, await thePerson(ctx, parent_author_id, actor_id))
    const title = `${nameOf(actor_id)} answered your comment`
    await tell(ctx, services, { to, about: `replies:${post.id}`, kind: 'comment_replied', title, ...said })
  }
  const [first, second] = await others(ctx, post, 'comments')
  if (!first) return
  const to = await thePerson(ctx, post.authorId, actor_id)
  const title = `${namesOf(nameToken(first.id), second && nameToken(second.id), first.count)} commented on your post`
  await tell(ctx, services, { to, about: `comments:${post.id}`, kind: 'post_commented', title, ...said })
}

/** Those of these people who may see the post now. */
async function readersOf(ctx: ReadCtx, postId: string, people: Told[]): Promise<Told[]> {
  const seen = await Promise.all(
    people.map(({ id, name }) => {
      const viewer = { id, name, role: 'student' as const, verified: true, sessionId: '' }
      return ctx.sql(
        sql`select from posts p where p.id = ${postId}::uuid and ${listed} and ${seenBy(viewer)}`,
      )
    }),
  )
  return people.filter((_person, index) => seen[index]?.length === 1)
}

interface Mentioned {
  post_id: string
  comment_id: string | null
  actor_id: string
  user_ids: string[]
}

async function tellMentioned(
  ctx: Ctx,
  { post_id, comment_id, actor_id, user_ids }: Mentioned,
  services: Services,
) {
  const post = await listedPost(ctx, post_id)
  if (!post) return
  const named = await peopleWhere(ctx, sql`u.id = any(${user_ids}::uuid[])`, actor_id)
  await tell(ctx, services, {
    to: await readersOf(ctx, post.id, named),
    about: `mention:${comment_id ?? post.id}`,
    kind: 'post_mentioned',
    title: `${nameOf(actor_id)} mentioned you in a ${comment_id ? 'comment' : 'post'}`,
    body: comment_id ? '' : briefly(post.body),
    href: `/posts/${post.id}${comment_id ? `#comment-${comment_id}` : ''}`,
  })
}

interface Created {
  post_id: string
  author_id: string
  club_id: string | null
  kind: string
}

/** To those of the club who want to hear of everything; an announcement is told as one. */
async function tellClubPost(ctx: Ctx, { post_id, author_id, club_id, kind }: Created, services: Services) {
  if (!club_id || kind === 'announcement') return
  const post = await listedPost(ctx, post_id)
  if (!post?.clubId) return
  await tell(ctx, services, {
    to: await peopleWhere(ctx, wanting(post.clubId, ['all']), author_id),
    about: `club_post:${post.id}`,
    kind: 'club_post',
    title: `${nameOf(author_id)} posted in ${post.clubName}`,
    body: briefly(post.body),
    href: `/posts/${post.id}`,
  })
}

/** The condition that `u` is in this club and wants this much of its news. */
export const wanting = (clubId: string, wishes: ('all' | 'highlights')[]) => sql`exists (
  select from club_members m where m.school_id = u.school_id and m.club_id = ${clubId}::uuid and m.user_id = u.id
     and m.notify = any(${wishes}::text[]))`
