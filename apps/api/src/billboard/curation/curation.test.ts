import { expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { getPost, listPosts } from '../contract.ts'
import { bodies, makeClub, say } from '../testing.ts'
import { archivePost, pinPost, unarchivePost, unpinPost } from './contract.ts'
import { setHidden } from './standing.ts'

test('officers pin in their club, moderators in the school, three at most', async () => {
  const campus = await makeCampus()
  const [ann, bob, mo] = await Promise.all([campus.student('Ann'), campus.student('Bob'), campus.moderator()])
  const club = await makeClub(campus, [
    [ann, 'officer'],
    [bob, 'member'],
  ])
  const inClub = await say(bob, 'club rules', { club: club.id })
  const open = await say(ann, 'open')
  await expect(bob(pinPost, { params: { id: inClub.id } })).rejects.toMatchObject({ status: 403 })
  await expect(ann(pinPost, { params: { id: open.id } })).rejects.toMatchObject({ status: 403 })
  await ann(pinPost, { params: { id: inClub.id } })
  await mo(pinPost, { params: { id: open.id } })
  expect(bodies(await bob(listPosts, { querystring: { pinned: 'true', club: club.id } }))).toEqual([
    'club rules',
  ])
  expect(bodies(await bob(listPosts, { querystring: { pinned: 'true' } }))).toEqual(['open'])
  for (const body of ['2', '3']) await mo(pinPost, { params: { id: (await say(ann, body)).id } })
  const fourth = await say(ann, '4')
  await expect(mo(pinPost, { params: { id: fourth.id } })).rejects.toMatchObject({ code: 'ENOUGH_PINS' })
  await mo(pinPost, { params: { id: open.id } })
  await mo(unpinPost, { params: { id: open.id } })
  expect(await mo(pinPost, { params: { id: fourth.id } })).toEqual({ pinned: true })
})

test('an archived post is its author’s alone, until they bring it back', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const { id } = await say(ann, 'old news')
  await expect(bob(archivePost, { params: { id } })).rejects.toMatchObject({ status: 403 })
  await ann(archivePost, { params: { id } })
  expect(bodies(await ann(listPosts))).toEqual([])
  const archived = { querystring: { archived: 'true' } } as const
  expect(bodies(await ann(listPosts, archived))).toEqual(['old news'])
  expect(bodies(await bob(listPosts, archived))).toEqual([])
  await expect(bob(getPost, { params: { id } })).rejects.toMatchObject({ status: 404 })
  expect(await ann(getPost, { params: { id } })).toMatchObject({ archived: true })
  await ann(unarchivePost, { params: { id } })
  expect(bodies(await bob(listPosts))).toEqual(['old news'])
})

test('what moderation has taken from view its author and moderators still open, and it can come back', async () => {
  const campus = await makeCampus()
  const [ann, bob, mo] = await Promise.all([campus.student('Ann'), campus.student('Bob'), campus.moderator()])
  const { id } = await say(ann, 'questionable')
  const asModerator = campus.as(mo.viewer)
  await asModerator.command((ctx) => setHidden(ctx, id, true))
  for (const who of [ann, bob, mo]) expect(bodies(await who(listPosts))).toEqual([])
  for (const who of [ann, mo]) expect(await who(getPost, { params: { id } })).toMatchObject({ hidden: true })
  await expect(bob(getPost, { params: { id } })).rejects.toMatchObject({ status: 404, code: 'POST_REMOVED' })
  await asModerator.command((ctx) => setHidden(ctx, id, false))
  expect(bodies(await bob(listPosts))).toEqual(['questionable'])
})
