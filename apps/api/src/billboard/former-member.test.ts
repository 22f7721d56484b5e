import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { newId } from '../http/contract.ts'
import { accountClosed } from '../people/topics.ts'
import { createComment, listComments } from './comments/contract.ts'
import { getPost, listPosts } from './contract.ts'
import { saveDraft } from './drafts/contract.ts'
import { likePost } from './reactions/contract.ts'
import { bodies, saidOn, say, upload } from './testing.ts'

test('what somebody wrote goes with their account, and is counted off', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const picture = await upload(campus, bob)
  const [hers, his] = [await say(ann, 'hers'), await say(bob, 'his', { media: [{ id: picture }] })]
  const params = { id: hers.id }
  await bob(likePost, { params })
  const answered = await bob(createComment, { params, body: { body: 'by Bob' } })
  await ann(createComment, { params, body: { body: 'by Ann', parent: answered.id } })
  await bob(createComment, { params, body: { body: 'also Bob', parent: answered.id } })
  await bob(saveDraft, { params: { id: newId() }, body: { body: 'unfinished' } })
  await campus.command((ctx) =>
    publish(ctx, accountClosed, { user_id: bob.viewer.id, school_id: campus.school.id }),
  )
  await campus.runJobs()
  expect(bodies(await ann(listPosts))).toEqual(['hers'])
  await expect(ann(getPost, { params: { id: his.id } })).rejects.toMatchObject({ status: 404 })
  expect(await ann(getPost, { params })).toMatchObject({ likeCount: 0, commentCount: 1 })
  expect((await ann(listComments, { params })).items).toMatchObject([
    { deleted: true, author: null, body: '', replyCount: 1, replies: [{ body: 'by Ann' }] },
  ])
  expect(await saidOn(campus, 'post_deleted')).toMatchObject([{ post_id: his.id, deleted_by: bob.viewer.id }])
  const left = await campus.read((ctx) =>
    ctx.sql(
      sql`select (select count(*)::int from post_drafts) as drafts, (select state from media_assets) as picture`,
    ),
  )
  expect(left).toEqual([{ drafts: 0, picture: 'deleted' }])
})
