import { beforeEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import {
  block,
  follow,
  getProfile,
  listBlocks,
  listFollowers,
  listFollowing,
  listPeople,
  unblock,
  unfollow,
} from './contract.ts'
import { at, idsOf, namesOf } from './testing.ts'

let campus: TestCampus
let ann: Asker
let bob: Asker
let eve: Asker

beforeEach(async () => {
  campus = await makeCampus()
  ;[ann, bob, eve] = [await campus.student('Ann'), await campus.student('Bob'), await campus.student('Eve')]
})

const topics = () =>
  campus.read(async ({ db }) =>
    (await db.outboxMessage.findMany({ where: { producer: 'people' }, orderBy: { seq: 'asc' } })).map(
      ({ topic, payload }) => [topic, (payload as { user_id: string }).user_id],
    ),
  )
const rows = () =>
  campus.read(({ db }) => db.block.findMany({ select: { userId: true, mine: true, theirs: true } }))

describe('following', () => {
  test('twice is once, and is counted and told once', async () => {
    for (let i = 0; i < 2; i++) await ann(follow, at(bob))
    expect(await ann(getProfile, at(bob))).toMatchObject({ following: true, followers: 1, followsMe: false })
    expect(await bob(getProfile, at(ann))).toMatchObject({ following: false, followees: 1, followsMe: true })
    expect(namesOf(await eve(listFollowers, at(bob)))).toEqual(['Ann'])
    expect(namesOf(await eve(listFollowing, at(ann)))).toEqual(['Bob'])
    for (let i = 0; i < 2; i++) await ann(unfollow, at(bob))
    expect(await ann(getProfile, at(bob))).toMatchObject({ following: false, followers: 0 })
    expect(await topics()).toEqual([
      ['user_followed', ann.viewer.id],
      ['user_unfollowed', ann.viewer.id],
    ])
  })

  test('at the same moment is counted right', async () => {
    await Promise.all([ann, ann, ann, eve, eve].map((person) => person(follow, at(bob))))
    expect(await ann(getProfile, at(bob))).toMatchObject({ followers: 2 })
    await Promise.all([ann, ann, eve].map((person) => person(unfollow, at(bob))))
    expect(await ann(getProfile, at(bob))).toMatchObject({ followers: 0 })
  })

  test('oneself, or somebody who is not here, is refused', async () => {
    const stranger = await (await makeCampus()).student()
    await expect(ann(follow, at(ann))).rejects.toMatchObject({ status: 422, code: 'NOT_YOURSELF' })
    await expect(ann(follow, at(stranger))).rejects.toMatchObject({ status: 404 })
    await expect(ann(unfollow, at(stranger))).rejects.toMatchObject({ status: 404 })
  })

  test('lists go page by page', async () => {
    for (const person of [ann, eve]) await person(follow, at(bob))
    const first = await ann(listFollowers, { ...at(bob), querystring: { limit: 1 } })
    const second = await ann(listFollowers, {
      ...at(bob),
      querystring: { limit: 1, cursor: first.nextCursor! },
    })
    expect([...idsOf(first), ...idsOf(second)].sort()).toEqual([ann.viewer.id, eve.viewer.id].sort())
    expect(second.nextCursor).toBeNull()
  })
})

describe('blocking', () => {
  test('hides each from the other, in the words of what is not there', async () => {
    const missing = await ann(getProfile, at(await (await makeCampus()).student())).catch((error) => error)
    await ann(block, at(bob))
    for (const [one, other] of [
      [ann, bob],
      [bob, ann],
    ] as const) {
      const refusal = await one(getProfile, at(other)).catch((error) => error)
      expect([refusal.status, refusal.code, refusal.message]).toEqual([404, missing.code, missing.message])
      expect(idsOf(await one(listPeople))).not.toContain(other.viewer.id)
      expect(idsOf(await one(listPeople, { querystring: { q: `${other.viewer.name}b` } }))).toEqual([])
      await expect(one(follow, at(other))).rejects.toMatchObject({ status: 404 })
      await expect(one(listFollowers, at(other))).rejects.toMatchObject({ status: 404 })
    }
    expect(idsOf(await eve(listPeople))).toHaveLength(3)
  })

  test('twice is once, and only who did it can undo it', async () => {
    for (let i = 0; i < 2; i++) await ann(block, at(bob))
    expect(namesOf(await ann(listBlocks))).toEqual(['Bob'])
    expect(namesOf(await bob(listBlocks))).toEqual([])
    await bob(unblock, at(ann))
    await expect(bob(getProfile, at(ann))).rejects.toMatchObject({ status: 404 })
    for (let i = 0; i < 2; i++) await ann(unblock, at(bob))
    expect(await bob(getProfile, at(ann))).toMatchObject({ name: 'Ann' })
    expect(await rows()).toEqual([])
    expect(await topics()).toEqual([
      ['user_blocked', ann.viewer.id],
      ['user_unblocked', ann.viewer.id],
    ])
  })

  test('by both stays until both have undone it', async () => {
    await Promise.all([ann(block, at(bob)), bob(block, at(ann))])
    expect(await rows()).toHaveLength(2)
    await ann(unblock, at(bob))
    await expect(ann(getProfile, at(bob))).rejects.toMatchObject({ status: 404 })
    expect(namesOf(await bob(listBlocks))).toEqual(['Ann'])
    expect((await rows()).find(({ userId }) => userId === ann.viewer.id)).toMatchObject({
      mine: false,
      theirs: true,
    })
    await bob(unblock, at(ann))
    expect(await rows()).toEqual([])
  })

  test('ends following both ways, and unblocking does not bring it back', async () => {
    await ann(follow, at(bob))
    await bob(follow, at(ann))
    await ann(block, at(bob))
    await ann(unblock, at(bob))
    expect(await ann(getProfile, at(bob))).toMatchObject({
      following: false,
      followsMe: false,
      followers: 0,
      followees: 0,
    })
  })

  test('survives unfollowing, and hides from each other in others’ lists', async () => {
    await ann(follow, at(eve))
    await bob(follow, at(eve))
    await ann(block, at(bob))
    expect(namesOf(await ann(listFollowers, at(eve)))).toEqual(['Ann'])
    await ann(unfollow, at(bob))
    await expect(bob(getProfile, at(ann))).rejects.toMatchObject({ status: 404 })
  })

  test('oneself, or somebody who is not here, is refused', async () => {
    const stranger = await (await makeCampus()).student()
    await expect(ann(block, at(ann))).rejects.toMatchObject({ status: 422 })
    await expect(ann(block, at(stranger))).rejects.toMatchObject({ status: 404 })
    await expect(ann(unblock, at(stranger))).rejects.toMatchObject({ status: 404 })
  })

  test('does not hide anybody from those who look after the school', async () => {
    const moderator = await campus.moderator()
    await ann(block, at(moderator))
    expect(await moderator(getProfile, at(ann))).toMatchObject({ name: 'Ann' })
    await expect(ann(getProfile, at(moderator))).rejects.toMatchObject({ status: 404 })
    await moderator(block, at(ann))
    await expect(moderator(getProfile, at(ann))).rejects.toMatchObject({ status: 404 })
  })
})
