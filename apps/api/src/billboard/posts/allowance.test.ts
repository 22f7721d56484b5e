import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { type Asker, makeCampus, services, type TestCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { createComment } from '../comments/write-comment.ts'
import { likePost } from '../reactions/likes.ts'
import { say } from '../testing.ts'
import { createPost } from './create-post.ts'

/** A tenth of what is allowed, so that a test reaches it. */
const TENTH = { factor: 0.1 }
const enough = { code: 'ENOUGH_FOR_TODAY', statusCode: 429 }

const post = (campus: TestCampus, who: Asker) =>
  campus.as(who.viewer).command((ctx) => createPost(ctx, services.media, TENTH, { body: 'More' }))

test('in their first day people post and comment less than later', async () => {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  const { id } = await post(campus, ann)
  await post(campus, ann)
  await expect(post(campus, ann)).rejects.toMatchObject(enough)
  const comment = () =>
    campus.as(ann.viewer).command((ctx) => createComment(ctx, services.media, TENTH, id, { body: 'More' }))
  for (let i = 0; i < 6; i++) await comment()
  await expect(comment()).rejects.toMatchObject(enough)
  await campus.command((ctx) => ctx.sql(sql`update users set created_at = now() - interval '2 days'`))
  await post(campus, ann)
  await comment()
})

test('so many likes of this week’s posts, and no more', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const posts = [await say(ann, '1'), await say(ann, '2'), await say(ann, '3')]
  const old = await say(ann, 'old', { id: newId(Date.now() - 8 * 86_400_000) })
  const like = (id: string) => campus.as(bob.viewer).command((ctx) => likePost(ctx, { factor: 0.001 }, id))
  await like(old.id)
  await like(posts[0]!.id)
  await like(posts[1]!.id)
  await expect(like(posts[2]!.id)).rejects.toMatchObject(enough)
})
