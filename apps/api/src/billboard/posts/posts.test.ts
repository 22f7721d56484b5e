import { describe, expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { writeCursor } from '../../http/cursor.ts'
import { createPost, deletePost, getPost, listPosts } from '../contract.ts'
import { block, bodies, follow, makeClub, saidOn, say, upload } from '../testing.ts'

test('another school does not see the billboard', async () => {
  const [here, there] = await Promise.all([makeCampus(), makeCampus()])
  const [ann, stranger] = await Promise.all([here.student('Ann'), there.admin()])
  const post = await say(ann, 'Hello campus')
  expect(await stranger(listPosts)).toEqual({ items: [], nextCursor: null })
  for (const endpoint of [getPost, deletePost])
    await expect(stranger(endpoint, { params: { id: post.id } })).rejects.toMatchObject({ status: 404 })
  expect((await ann(listPosts)).items).toEqual([post])
  expect(post).toMatchObject({
    author: { id: ann.viewer.id, name: 'Ann' },
    mine: true,
    mayDelete: true,
    mayEdit: true,
  })
})

test('pages are stable while others post', async () => {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  for (const body of ['1', '2', '3']) await say(ann, body)
  const first = await ann(listPosts, { querystring: { limit: 2 } })
  expect(bodies(first)).toEqual(['3', '2'])
  await say(ann, '4')
  const second = await ann(listPosts, { querystring: { limit: 2, cursor: first.nextCursor! } })
  expect(second).toMatchObject({ items: [{ body: '1' }], nextCursor: null })
})

test('one author’s, one club’s, one hashtag’s, saved, pictured and said with these words are told apart', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const club = await makeClub(campus, [[bob, 'member']])
  await say(ann, 'from Ann, 100% #Chess')
  await say(bob, 'from Bob', { media: [{ id: await upload(campus, bob), alt: 'A board' }] })
  await say(bob, 'in the club, 100 times #chess', { club: club.id })
  await say(bob, 'moving', { media: [{ id: await upload(campus, bob, 'video') }] })
  const found = async (querystring: object) => bodies(await ann(listPosts, { querystring }))
  expect(await found({ scope: 'school' })).toHaveLength(4)
  expect(await found({ author: bob.viewer.id })).toEqual([
    'moving',
    'in the club, 100 times #chess',
    'from Bob',
  ])
  expect(await found({ author: 'me' })).toEqual(['from Ann, 100% #Chess'])
  expect(await found({ author: newId() })).toEqual([])
  expect(await found({ club: club.id })).toEqual(['in the club, 100 times #chess'])
  expect(await found({ tag: '#CHESS' })).toEqual(['in the club, 100 times #chess', 'from Ann, 100% #Chess'])
  expect(await found({ q: '100%', author: 'me' })).toEqual(['from Ann, 100% #Chess'])
  expect(await found({ q: '100_', author: 'me' })).toEqual([])
  expect(await found({ q: 'club TIMES', club: club.id })).toEqual(['in the club, 100 times #chess'])
  expect(await found({ kind: 'image' })).toEqual(['from Bob'])
  expect(await found({ kind: 'video' })).toEqual(['moving'])
  expect(await found({ kind: 'text' })).toHaveLength(2)
  expect(await found({ saved: 'true' })).toEqual([])
})

test.each(['x', writeCursor(['x']), writeCursor([newId(), 1]), writeCursor([])])(
  'the forged cursor %j is refused',
  async (cursor) => {
    const ann = await (await makeCampus()).student()
    for (const sort of ['latest', 'top'] as const)
      await expect(ann(listPosts, { querystring: { cursor, sort } })).rejects.toMatchObject({
        status: 422,
        code: 'INVALID_CURSOR',
      })
  },
)

describe('posting', () => {
  test('sending the same post twice posts it once and tells it once', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
    const id = newId()
    const [first, second] = await Promise.all([say(ann, 'Once', { id }), say(ann, 'Once', { id })])
    expect(second).toEqual(first)
    expect(bodies(await ann(listPosts))).toEqual(['Once'])
    const taken = { status: 409, code: 'ID_TAKEN' }
    await expect(say(ann, 'Twice', { id })).rejects.toMatchObject(taken)
    await expect(say(bob, 'Once', { id })).rejects.toMatchObject(taken)
    expect(await saidOn(campus, 'post_created')).toEqual([
      { post_id: id, author_id: ann.viewer.id, school_id: campus.school.id, club_id: null, kind: 'post' },
    ])
  })

  test('text is kept as it was written; something must be there', async () => {
    const campus = await makeCampus()
    const ann = await campus.student()
    const nasty = '<img src=x onerror=alert(1)>\n\nsecond paragraph & “quotes” 🎓'
    const { id } = await say(ann, nasty)
    expect((await ann(getPost, { params: { id } })).body).toBe(nasty)
    for (const body of ['', '   \n ', 'x'.repeat(20_001)])
      await expect(say(ann, body)).rejects.toMatchObject({
        status: 422,
        fields: { body: expect.any(String) },
      })
    await expect(say(ann, 'a\u0000b')).rejects.toMatchObject({ status: 422 })
    const alone = await ann(createPost, { body: { media: [{ id: await upload(campus, ann) }] } })
    expect(alone).toMatchObject({ body: '', media: [{ kind: 'image', width: 800 }] })
  })

  test('a long post ends early in lists and is whole on its own', async () => {
    const ann = await (await makeCampus()).student()
    const long = 'word '.repeat(2_000).trim()
    const post = await say(ann, long)
    expect(post).toMatchObject({ body: long, truncated: false })
    const [listed] = (await ann(listPosts)).items
    expect(listed).toMatchObject({ truncated: true })
    expect(listed!.body).toMatch(/^word .* word…$/)
    expect(listed!.body.length).toBeLessThan(2_001)
  })

  test('an id from the future cannot hold the top of the billboard', async () => {
    const ann = await (await makeCampus()).student()
    await expect(say(ann, 'First!', { id: newId(Date.now() + 86_400_000) })).rejects.toMatchObject({
      code: 'ID_AHEAD',
    })
  })

  test('pictures are one’s own and ready, and a video is alone', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
    const [picture, video, his] = [
      await upload(campus, ann),
      await upload(campus, ann, 'video'),
      await upload(campus, bob),
    ]
    const refused = (media: object[], code: string) =>
      expect(say(ann, 'Look', { media })).rejects.toMatchObject({ status: 422, code })
    await refused([{ id: picture }, { id: video }], 'ONE_VIDEO')
    await refused([{ id: his }], 'NO_SUCH_MEDIA')
    await refused(
      Array.from({ length: 11 }, () => ({ id: newId() })),
      'INVALID',
    )
    expect(await ann(listPosts)).toEqual({ items: [], nextCursor: null })
  })

  test('to a club post its members, and whoever they let read it', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
    const club = await makeClub(campus, [[bob, 'member']])
    await expect(say(ann, 'Hi', { club: club.id })).rejects.toMatchObject({
      status: 403,
      code: 'NOT_IN_CLUB',
    })
    await expect(say(ann, 'Hi', { club: newId() })).rejects.toMatchObject({ status: 404 })
    await expect(say(bob, 'Hi', { club: club.id, visibility: 'followers' })).rejects.toMatchObject({
      code: 'WRONG_VISIBILITY',
    })
    await expect(say(bob, 'Hi', { visibility: 'club' })).rejects.toMatchObject({ code: 'WRONG_VISIBILITY' })
    expect(await say(bob, 'Hi', { club: club.id })).toMatchObject({
      club: { name: 'Chess Club' },
      visibility: 'school',
    })
  })
})

test('who sees what: the club’s members, followers, and neither of two who have blocked each other', async () => {
  const campus = await makeCampus()
  const [ann, bob, cy, mo] = await Promise.all([
    campus.student('Ann'),
    campus.student('Bob'),
    campus.student('Cy'),
    campus.moderator(),
  ])
  const [open, secret] = [
    await makeClub(campus, [
      [ann, 'member'],
      [bob, 'member'],
    ]),
    await makeClub(
      campus,
      [
        [ann, 'member'],
        [bob, 'member'],
      ],
      { hidden: true },
    ),
  ]
  const posts = [
    await say(ann, 'club only', { club: open.id, visibility: 'club' }),
    await say(ann, 'secret club', { club: secret.id }),
    await say(ann, 'followers', { visibility: 'followers' }),
  ]
  await follow(campus, bob, ann)
  expect(bodies(await bob(listPosts))).toEqual(['followers', 'secret club', 'club only'])
  expect(bodies(await cy(listPosts))).toEqual([])
  for (const { id } of posts)
    await expect(cy(getPost, { params: { id } })).rejects.toMatchObject({ status: 404 })
  expect(await mo(getPost, { params: { id: posts[2]!.id } })).toMatchObject({ body: 'followers' })
  await say(ann, 'all')
  await block(campus, ann, bob)
  expect(bodies(await bob(listPosts))).toEqual([])
  expect(bodies(await cy(listPosts))).toEqual(['all'])
  await expect(bob(getPost, { params: { id: posts[0]!.id } })).rejects.toMatchObject({ status: 404 })
})

describe('deleting', () => {
  test('the author may, a moderator and the club’s officers may, another student may not', async () => {
    const campus = await makeCampus()
    const [ann, bob, mo] = await Promise.all([
      campus.student('Ann'),
      campus.student('Bob'),
      campus.moderator(),
    ])
    const club = await makeClub(campus, [
      [bob, 'officer'],
      [ann, 'member'],
    ])
    const [one, two, three] = [
      await say(ann, 'one'),
      await say(ann, 'two'),
      await say(ann, 'three', { club: club.id }),
    ]
    await expect(bob(deletePost, { params: { id: one.id } })).rejects.toMatchObject({
      status: 403,
      code: 'NOT_YOUR_POST',
    })
    expect((await bob(getPost, { params: { id: one.id } })).mayDelete).toBe(false)
    expect((await mo(getPost, { params: { id: one.id } })).mayDelete).toBe(true)
    expect((await bob(getPost, { params: { id: three.id } })).mayDelete).toBe(true)
    await ann(deletePost, { params: { id: one.id } })
    await mo(deletePost, { params: { id: two.id } })
    await bob(deletePost, { params: { id: three.id } })
    expect(await bob(listPosts)).toEqual({ items: [], nextCursor: null })
    const why = (id: string) => ann(getPost, { params: { id } })
    await expect(why(one.id)).rejects.toMatchObject({ status: 404, code: 'POST_DELETED' })
    await expect(why(two.id)).rejects.toMatchObject({ status: 404, code: 'POST_REMOVED' })
    await expect(why(newId())).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect((await saidOn(campus, 'post_deleted')).map(({ deleted_by }) => deleted_by)).toEqual([
      ann.viewer.id,
      mo.viewer.id,
      bob.viewer.id,
    ])
  })
})
