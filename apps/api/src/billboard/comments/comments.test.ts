import { sql } from '@banter/tenants/database'
import { describe, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { getPost } from '../contract.ts'
import { lockPost, unlockPost } from '../curation/contract.ts'
import { block, bodies, makeClub, saidOn, say } from '../testing.ts'
import { createComment, deleteComment, editComment, listComments, listReplies } from './contract.ts'

async function makeThread() {
  const campus = await makeCampus()
  const [ann, bob, cy] = await Promise.all([
    campus.student('Ann'),
    campus.student('Bob'),
    campus.student('Cy'),
  ])
  const post = await say(ann, 'Discuss')
  const on = (who: Asker, body: string, parent?: string) =>
    who(createComment, { params: { id: post.id }, body: { body, ...(parent ? { parent } : {}) } })
  const list = (who: Asker, querystring: object = {}) =>
    who(listComments, { params: { id: post.id }, querystring })
  return { campus, ann, bob, cy, post, on, list }
}

test('comments and replies are read in pages, two levels deep, and counted', async () => {
  const { ann, bob, post, on, list } = await makeThread()
  const [first] = [await on(bob, 'first'), await on(bob, 'second'), await on(bob, 'third')]
  const replies: Awaited<ReturnType<typeof on>>[] = []
  for (let i = 1; i <= 5; i++) replies.push(await on(ann, `reply ${i}`, i === 5 ? replies[0]!.id : first.id))
  const page = await list(ann, { limit: 2 })
  expect(bodies(page)).toEqual(['first', 'second'])
  const [top] = page.items
  expect(top).toMatchObject({ replyCount: 5, author: { name: 'Bob' }, mine: false })
  expect(top!.replies.map(({ body }) => body)).toEqual(['reply 1', 'reply 2', 'reply 3'])
  const more = await ann(listReplies, {
    params: { id: first.id },
    querystring: { cursor: top!.moreReplies! },
  })
  expect(bodies(more)).toEqual(['reply 4', 'reply 5'])
  expect(more.items.every(({ parentId }) => parentId === first.id)).toBe(true)
  expect(bodies(await list(ann, { limit: 2, cursor: page.nextCursor! }))).toEqual(['third'])
  expect(await ann(getPost, { params: { id: post.id } })).toMatchObject({ commentCount: 8 })
})

test('an edited comment says so; only its author changes it', async () => {
  const { ann, bob, on, list } = await makeThread()
  const { id } = await on(bob, 'Frist')
  await expect(ann(editComment, { params: { id }, body: { body: 'x' } })).rejects.toMatchObject({
    code: 'NOT_YOUR_COMMENT',
  })
  const edited = await bob(editComment, { params: { id }, body: { body: 'First' } })
  expect(edited).toMatchObject({ body: 'First', editedAt: expect.any(String) })
  expect((await list(ann)).items[0]).toMatchObject({ body: 'First' })
})

test('a deleted comment keeps its place while it is answered, and nothing of it', async () => {
  const { campus, ann, bob, cy, post, on, list } = await makeThread()
  const [answered, plain] = [await on(bob, 'answered'), await on(bob, 'plain')]
  const reply = await on(cy, 'reply', answered.id)
  await expect(cy(deleteComment, { params: { id: plain.id } })).rejects.toMatchObject({
    code: 'NOT_YOUR_COMMENT',
  })
  await bob(deleteComment, { params: { id: answered.id } })
  await bob(deleteComment, { params: { id: plain.id } })
  await expect(bob(deleteComment, { params: { id: plain.id } })).rejects.toMatchObject({ status: 404 })
  const { items } = await list(ann)
  expect(items).toMatchObject([{ deleted: true, author: null, body: '', replies: [{ body: 'reply' }] }])
  await expect(on(ann, 'late', answered.id)).rejects.toMatchObject({ code: 'PARENT_GONE' })
  expect(await ann(getPost, { params: { id: post.id } })).toMatchObject({ commentCount: 1 })
  const mo = await campus.moderator()
  await mo(deleteComment, { params: { id: reply.id } })
  expect((await list(ann)).items).toEqual([])
  expect(await saidOn(campus, 'comment_deleted')).toHaveLength(3)
})

test('closed comments take none until they are open again', async () => {
  const { ann, bob, post, on } = await makeThread()
  const params = { id: post.id }
  await expect(bob(lockPost, { params })).rejects.toMatchObject({ status: 403 })
  await ann(lockPost, { params })
  await expect(on(bob, 'late')).rejects.toMatchObject({ status: 409, code: 'COMMENTS_LOCKED' })
  await ann(unlockPost, { params })
  await on(bob, 'in time')
})

test('two who have blocked each other read nothing of each other', async () => {
  const { campus, ann, bob, cy, on, list } = await makeThread()
  const hers = await on(bob, 'from Bob')
  await on(cy, 'from Cy', hers.id)
  const other = await on(cy, 'also Cy')
  await on(bob, 'Bob again', other.id)
  await block(campus, bob, cy)
  expect((await list(cy)).items).toMatchObject([{ body: 'also Cy', replies: [] }])
  expect(bodies(await list(ann))).toEqual(['from Bob', 'also Cy'])
  await expect(on(cy, 'x', hers.id)).rejects.toMatchObject({ code: 'PARENT_GONE' })
})

test('a parent is on the same post, and an id is used once', async () => {
  const { ann, bob, post, on } = await makeThread()
  const elsewhere = await say(ann, 'Other')
  const comment = await on(bob, 'here')
  await expect(
    bob(createComment, { params: { id: elsewhere.id }, body: { body: 'x', parent: comment.id } }),
  ).rejects.toMatchObject({ code: 'PARENT_GONE' })
  const id = newId()
  const once = (body: string) => bob(createComment, { params: { id: post.id }, body: { id, body } })
  expect(await once('same')).toEqual(await once('same'))
  await expect(once('other')).rejects.toMatchObject({ code: 'ID_TAKEN' })
  expect(await ann(getPost, { params: { id: post.id } })).toMatchObject({ commentCount: 2 })
})

describe('at once', () => {
  test('fifty comments and replies, some deleted again, are counted exactly', async () => {
    const { campus, bob, cy, post, on } = await makeThread()
    const top = await on(bob, 'top')
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const made = await on(i % 2 ? bob : cy, `${i}`, i % 3 ? top.id : undefined)
        if (i % 5 === 0) await (i % 2 ? bob : cy)(deleteComment, { params: { id: made.id } })
      }),
    )
    const [row] = await campus.read((ctx) =>
      ctx.sql(sql`
        select p.comment_count = (select count(*) from comments c where c.post_id = p.id and c.deleted_at is null) as exact,
               p.comment_count as counted,
               (select reply_count = (select count(*) from comments c where c.parent_id = t.id and c.deleted_at is null)
                  from comments t where t.id = ${top.id}::uuid) as replies
          from posts p where p.id = ${post.id}::uuid`),
    )
    expect(row).toEqual({ exact: true, counted: 41, replies: true })
  })
})

test('an officer keeps order in the comments of a club', async () => {
  const campus = await makeCampus()
  const [ann, bob, cy] = await Promise.all([
    campus.student('Ann'),
    campus.student('Bob'),
    campus.student('Cy'),
  ])
  const club = await makeClub(campus, [
    [ann, 'officer'],
    [bob, 'member'],
  ])
  const post = await say(bob, 'In the club', { club: club.id, visibility: 'club' })
  const params = { id: post.id }
  await expect(cy(createComment, { params, body: { body: 'Hi' } })).rejects.toMatchObject({ status: 404 })
  const comment = await bob(createComment, { params, body: { body: 'Hi' } })
  expect((await ann(listComments, { params })).items[0]).toMatchObject({ mayDelete: true, mayEdit: false })
  await ann(deleteComment, { params: { id: comment.id } })
  expect((await ann(listComments, { params })).items).toEqual([])
})
