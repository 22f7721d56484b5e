import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { editPost, getPost, listPosts, listPostVersions } from '../contract.ts'
import { bodies, saidOn, say, upload } from '../testing.ts'

const DAY = 86_400_000

test('an edited post says so, and what it said before can be read', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const { id } = await say(ann, 'First #old')
  const params = { id }
  await expect(bob(editPost, { params, body: { body: 'Mine' } })).rejects.toMatchObject({
    code: 'NOT_YOUR_POST',
  })
  const edited = await ann(editPost, { params, body: { body: 'Second #new' } })
  expect(edited).toMatchObject({ body: 'Second #new', tags: ['new'], editedAt: expect.any(String) })
  await ann(editPost, { params, body: { body: 'Second #new' } })
  expect(await bob(listPostVersions, { params })).toEqual({
    items: [{ number: 1, body: 'First #old', writtenAt: edited.createdAt }],
  })
  expect(bodies(await bob(listPosts, { querystring: { tag: 'old' } }))).toEqual([])
  expect(bodies(await bob(listPosts, { querystring: { tag: 'new' } }))).toEqual(['Second #new'])
  expect(await saidOn(campus, 'post_updated')).toHaveLength(1)
  await expect(ann(editPost, { params, body: { body: '' } })).rejects.toMatchObject({
    code: 'NOTHING_TO_POST',
  })
})

test('pictures are exchanged, and the last one cannot leave nothing behind', async () => {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  const [one, two] = [await upload(campus, ann), await upload(campus, ann)]
  const { id } = await say(ann, '', { media: [{ id: one }] })
  const edited = await ann(editPost, { params: { id }, body: { media: [{ id: two, alt: 'Two' }] } })
  expect(edited.media).toMatchObject([{ id: two, alt: 'Two' }])
  await expect(ann(editPost, { params: { id }, body: { media: [] } })).rejects.toMatchObject({
    code: 'NOTHING_TO_POST',
  })
  const [asset] = await campus.read((ctx) =>
    ctx.sql(sql`select state from media_assets where id = ${one}::uuid`),
  )
  expect(asset).toEqual({ state: 'deleted' })
})

test('somebody new can change a post for a day, others for thirty', async () => {
  const campus = await makeCampus()
  const [ann, old] = await Promise.all([campus.student('Ann'), campus.student('Old')])
  await campus.command((ctx) =>
    ctx.sql(sql`update users set created_at = now() - interval '60 days' where id = ${old.viewer.id}::uuid`),
  )
  const [hers, his] = [await say(ann, 'hers'), await say(old, 'his')]
  const change = async (who: typeof ann, id: string) =>
    who(editPost, { params: { id }, body: { body: crypto.randomUUID() } })
  try {
    clock.offsetMs = DAY + 1000
    await expect(change(ann, hers.id)).rejects.toMatchObject({ status: 409, code: 'TOO_LATE_TO_EDIT' })
    expect(await ann(getPost, { params: { id: hers.id } })).toMatchObject({ mayEdit: false })
    expect(await change(old, his.id)).toMatchObject({ mayEdit: true })
  } finally {
    clock.offsetMs = 0
  }
  // Sessions last a day in tests: so the posts are made older instead.
  await campus.command((ctx) => ctx.sql(sql`update posts set created_at = now() - interval '31 days'`))
  await expect(change(old, his.id)).rejects.toMatchObject({ code: 'TOO_LATE_TO_EDIT' })
})
