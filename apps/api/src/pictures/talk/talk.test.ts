import { sql } from '@banter/tenants/database'
import { beforeAll, expect, test } from 'vitest'
import type { Asker, TestCampus } from '../../../test/campus.ts'
import { analyze, planOf } from '../../../test/plan.ts'
import { newId } from '../../http/contract.ts'
import { createReport, listReports, resolveReport } from '../../moderation/contract.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { block } from '../../people/contract.ts'
import { getPicture } from '../contract.ts'
import { makeGallery, onSale, relist } from '../testing.ts'
import { commentsQuery } from './comments.ts'
import {
  createPictureComment,
  deletePictureComment,
  likePicture,
  listPictureComments,
  unlikePicture,
} from './contract.ts'

let campus: TestCampus
let gallery: Awaited<ReturnType<typeof makeGallery>>
let [maya, leo, eve]: Asker[] = []

beforeAll(async () => {
  gallery = await makeGallery()
  campus = gallery.campus
  ;[maya, leo, eve] = await Promise.all(['Maya', 'Leo', 'Eve'].map((name) => campus.student(name)))
})

const at = (id: string) => ({ params: { id } })
const say = (who: Asker, picture: string, body: string, id = newId()) =>
  who(createPictureComment, { ...at(picture), body: { id, body } })
const said = async (who: Asker, picture: string) =>
  (await who(listPictureComments, at(picture))).items.map(({ body }) => body)

test('likes count once for each person, also when all come at once, and the owner hears of them together', async () => {
  const { pictureId } = await onSale(maya!)
  const fans = await Promise.all(['Al', 'Bo', 'Cy'].map((name) => campus.student(name)))
  await Promise.all([...fans, ...fans, leo!].map((fan) => fan(likePicture, at(pictureId))))
  expect(await leo!(likePicture, at(pictureId))).toEqual({ liked: true, likeCount: 4 })
  expect(await leo!(unlikePicture, at(pictureId))).toEqual({ liked: false, likeCount: 3 })
  expect(await leo!(getPicture, at(pictureId))).toMatchObject({ liked: false, likeCount: 3 })
  await campus.runJobs()
  const [notice] = (await maya!(listNotifications)).items
  expect(notice).toMatchObject({ kind: 'picture_likes', href: `/pictures/${pictureId}` })
  expect(notice?.title).toMatch(/and 2 others like “Blue hour”$/)
})

test('comments are said once, deleted by their author, the owner or a moderator, and stay when it changes hands', async () => {
  const { productId, pictureId } = await onSale(maya!)
  const id = newId()
  await Promise.all([say(leo!, pictureId, 'Lovely light.', id), say(leo!, pictureId, 'Lovely light.', id)])
  await expect(say(eve!, pictureId, 'Mine', id)).rejects.toMatchObject({ code: 'ID_TAKEN' })
  const [hers, other] = [await say(eve!, pictureId, 'Where is it?'), await say(eve!, pictureId, 'Hm.')]
  await expect(leo!(deletePictureComment, at(hers.id))).rejects.toMatchObject({ status: 403 })
  await gallery.sold(productId, leo!)
  expect(await said(eve!, pictureId)).toEqual(['Hm.', 'Where is it?', 'Lovely light.'])
  await leo!(deletePictureComment, at(hers.id))
  await eve!(deletePictureComment, at(other.id))
  await expect(eve!(deletePictureComment, at(other.id))).rejects.toMatchObject({ status: 404 })
  expect(await maya!(getPicture, at(pictureId))).toMatchObject({
    commentCount: 1,
    owner: { person: { name: 'Leo' } },
  })
  expect((await relist(leo!, pictureId)).status).toBe('active')
})

test('a hundred a day each, and what is there already is not refused when it is sent again', async () => {
  const [{ pictureId }, many] = [await onSale(maya!), await campus.student('Many Words')]
  const id = newId()
  await say(many, pictureId, 'First', id)
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into picture_comments (id, picture_id, author_id, body, created_at)
      select app.uuid_v7(), ${pictureId}::uuid, ${many.viewer.id}::uuid, 'Comment ' || n, ${ctx.now} from generate_series(1, 99) n`),
  )
  await expect(say(many, pictureId, 'One more')).rejects.toMatchObject({ code: 'TOO_MANY_COMMENTS' })
  expect(await say(many, pictureId, 'First', id)).toMatchObject({ id, body: 'First' })
  expect(await said(many, pictureId)).not.toContain('One more')
})

test('two who have blocked each other read nothing of each other, and see nothing of each other’s pictures', async () => {
  const { campus: here } = await makeGallery()
  const [ann, bob, cy] = [await here.student('Ann'), await here.student('Bob'), await here.student('Cy')]
  const { pictureId } = await onSale(ann)
  await say(bob, pictureId, 'From Bob')
  await cy(block, at(bob.viewer.id))
  expect(await said(cy, pictureId)).toEqual([])
  expect(await said(ann, pictureId)).toEqual(['From Bob'])
  await cy(block, at(ann.viewer.id))
  for (const deed of [
    () => cy(getPicture, at(pictureId)),
    () => cy(likePicture, at(pictureId)),
    () => say(cy, pictureId, 'x'),
  ])
    await expect(deed()).rejects.toMatchObject({ status: 404 })
})

test('what the moderators take down is nobody’s to see or to buy; its owner keeps it', async () => {
  const { pictureId, productId } = await onSale(maya!)
  const moderator = await campus.moderator()
  const body = {
    subjectType: 'picture' as const,
    subjectId: pictureId,
    category: 'other' as const,
    text: 'Not here.',
  }
  const { id } = await leo!(createReport, { body })
  expect((await moderator(listReports)).items[0]).toMatchObject({
    evidence: { path: `/pictures/${pictureId}` },
  })
  await moderator(resolveReport, { ...at(id), body: { decision: 'removed' } })
  await campus.runJobs()
  await expect(leo!(getPicture, at(pictureId))).rejects.toMatchObject({ status: 404 })
  await expect(gallery.sold(productId, leo!)).rejects.toMatchObject({ status: 404 })
  expect(await maya!(getPicture, at(pictureId))).toMatchObject({ barred: true, mayRelist: false })
  await expect(relist(maya!, pictureId)).rejects.toMatchObject({ code: 'PICTURE_BARRED' })
})

test('a long talk is read from its index', async () => {
  const { pictureId } = await onSale(maya!)
  await campus.command(async (ctx) => {
    const by = sql`${leo!.viewer.id}::uuid`
    ctx.write(sql`
      insert into media_assets (id, owner_id, purpose, kind, public_id, bytes)
      select app.uuid_v7(), ${by}, 'original', 'image', 'many/' || n, 1 from generate_series(1, 200) n`)
    ctx.write(sql`
      insert into pictures (id, creator_id, owner_id, title, original_id, licence)
      select app.uuid_v7(), ${by}, ${by}, 'One of many', id, '' from media_assets where public_id like 'many/%'`)
    ctx.write(sql`
      insert into picture_comments (id, picture_id, author_id, body)
      select app.uuid_v7(), id, ${by}, 'Comment ' || n from pictures, generate_series(1, 20) n`)
  })
  await analyze('picture_comments')
  const plan = await planOf(campus, commentsQuery(eve!.viewer, pictureId, { limit: 20 }))
  expect(plan.join('\n')).toContain('picture_comments_school_id_picture_id_id_idx')
  expect(plan.filter((step) => /Seq Scan|Sort/.test(step))).toEqual([])
})
