import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { createPost } from '../contract.ts'
import { upload } from '../testing.ts'
import { discardDraft, getDraft, listDrafts, saveDraft } from './contract.ts'

test('a draft is saved as often as one likes, with its pictures, and is gone with the post it became', async () => {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  const [id, picture] = [newId(), await upload(campus, ann)]
  const params = { id }
  await ann(saveDraft, { params, body: { body: 'Half a sen' } })
  const content = {
    body: 'Half a sentence',
    media: [{ id: picture, alt: 'Mine' }],
    poll: { options: ['', ''] },
  }
  expect(await ann(saveDraft, { params, body: content })).toMatchObject({
    content,
    media: [{ id: picture, alt: 'Mine' }],
  })
  expect((await ann(listDrafts)).items).toMatchObject([{ id, content }])
  await ann(createPost, { body: { body: 'A sentence', draft: id } })
  expect((await ann(listDrafts)).items).toEqual([])
})

test('nobody else reads, changes or takes the id of a draft', async () => {
  const campus = await makeCampus()
  const [ann, bob, admin] = await Promise.all([campus.student('Ann'), campus.student('Bob'), campus.admin()])
  const params = { id: newId() }
  await ann(saveDraft, { params, body: { body: 'Secret' } })
  for (const who of [bob, admin]) {
    await expect(who(getDraft, { params })).rejects.toMatchObject({ status: 404 })
    await expect(who(discardDraft, { params })).rejects.toMatchObject({ status: 404 })
    await expect(who(saveDraft, { params, body: { body: 'Mine' } })).rejects.toMatchObject({ status: 409 })
    await who(createPost, { body: { body: 'Posted', draft: params.id } })
    expect((await who(listDrafts)).items).toEqual([])
  }
  expect((await ann(getDraft, { params })).content).toEqual({ body: 'Secret' })
})

test('thirty drafts are enough', async () => {
  const ann = await (await makeCampus()).student('Ann')
  for (let i = 0; i < 30; i++) await ann(saveDraft, { params: { id: newId() }, body: { body: `${i}` } })
  await expect(ann(saveDraft, { params: { id: newId() }, body: {} })).rejects.toMatchObject({
    code: 'TOO_MANY_DRAFTS',
  })
})
