import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { listProducts } from '../marketplace/contract.ts'
import { sell } from '../marketplace/testing.ts'
import {
  Field,
  follow,
  getMe,
  getProfile,
  listFollowers,
  listPeople,
  type PersonCard,
  type Profile,
  previewMe,
  type SeenBy,
  updateMe,
} from './contract.ts'
import { at, clubOf, idsOf } from './testing.ts'

const told = { major: 'Physics', year: 2028, bio: 'I fix bikes.', interests: ['bikes', 'chess'] }
const nothing = { major: null, year: null, bio: null, interests: [] }

/** What of a field a profile shows. */
const shown: Record<Field, (profile: Profile) => unknown> = {
  major: ({ major }) => major === told.major,
  year: ({ year }) => year === told.year,
  bio: ({ bio }) => bio === told.bio,
  interests: ({ interests }) => interests.length === 2,
  clubs: ({ shows }) => shows.clubs,
  listings: ({ shows }) => shows.listings,
}

describe('who may know what', () => {
  let campus: TestCampus
  let ann: Asker
  let clubmate: Asker
  let schoolmate: Asker

  beforeAll(async () => {
    campus = await makeCampus()
    ann = await campus.student('Ann Open')
    clubmate = await campus.student('Cleo Clubmate')
    schoolmate = await campus.student('Sam Schoolmate')
    await clubOf(campus, ann, clubmate)
    await clubOf(campus, schoolmate)
    await ann(updateMe, { body: told })
    await sell(ann)
  })

  test('who never chose tells everybody, and nobody guesses', async () => {
    expect(await schoolmate(getProfile, at(ann))).toMatchObject({
      ...told,
      name: 'Ann Open',
      me: false,
      staff: null,
    })
  })

  describe.each(Field.options)('%s', (field) => {
    test.each<[SeenBy, boolean, boolean]>([
      ['everyone', true, true],
      ['clubs', true, false],
      ['nobody', false, false],
    ])('for %s: a clubmate %j, a schoolmate %j', async (choice, toClubmate, toSchoolmate) => {
      await ann(updateMe, { body: { seenBy: { [field]: choice } } })
      const seen = async (person: Asker) => shown[field](await person(getProfile, at(ann)))
      expect([await seen(clubmate), await seen(schoolmate), await seen(ann)]).toEqual([
        toClubmate,
        toSchoolmate,
        true,
      ])
      const preview = async (as: 'clubs' | 'everyone') =>
        shown[field](await ann(previewMe, { querystring: { as } }))
      expect([await preview('clubs'), await preview('everyone')]).toEqual([toClubmate, toSchoolmate])
      const others = Field.options.filter((other) => other !== field)
      const profile = await schoolmate(getProfile, at(ann))
      expect(others.map((other) => shown[other](profile))).toEqual(others.map(() => true))
      await ann(updateMe, { body: { seenBy: { [field]: 'everyone' } } })
    })
  })

  test.each(['major', 'year', 'interests'] as const)(
    'the directory’s cards and filters keep %s as well',
    async (field) => {
      const filter = { major: { major: 'physics' }, year: { year: 2028 }, interests: { interest: 'chess' } }[
        field
      ]
      const card = async (person: Asker) =>
        (await person(listPeople, { querystring: { q: 'Ann Open' } })).items[0] as PersonCard
      const found = async (person: Asker) =>
        idsOf(await person(listPeople, { querystring: filter })).includes(ann.viewer.id)
      for (const [choice, toClubmate, toSchoolmate] of [
        ['everyone', true, true],
        ['clubs', true, false],
        ['nobody', false, false],
      ] as const) {
        await ann(updateMe, { body: { seenBy: { [field]: choice } } })
        expect([await found(clubmate), await found(schoolmate), await found(ann)]).toEqual([
          toClubmate,
          toSchoolmate,
          true,
        ])
        expect((await card(clubmate))[field]).toEqual(toClubmate ? told[field] : nothing[field])
        expect((await card(schoolmate))[field]).toEqual(toSchoolmate ? told[field] : nothing[field])
      }
      await ann(updateMe, { body: { seenBy: { [field]: 'everyone' } } })
    },
  )

  test.each<[SeenBy, number, number]>([
    ['everyone', 1, 1],
    ['clubs', 1, 0],
    ['nobody', 0, 0],
  ])('the shelf of a seller for %s', async (choice, toClubmate, toSchoolmate) => {
    await ann(updateMe, { body: { seenBy: { listings: choice } } })
    const shelf = async (person: Asker) =>
      (await person(listProducts, { querystring: { seller: ann.viewer.id } })).items.length
    expect([await shelf(clubmate), await shelf(schoolmate), await shelf(ann)]).toEqual([
      toClubmate,
      toSchoolmate,
      1,
    ])
    // In the shop itself it is for sale all the same.
    expect((await schoolmate(listProducts)).items).toHaveLength(1)
    await ann(updateMe, { body: { seenBy: { listings: 'everyone' } } })
  })
})

describe('a directory hold', () => {
  test('takes somebody out of every list, and out of their own profile all but the name', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann Held'), campus.student('Bob')])
    await ann(updateMe, { body: { ...told, pronouns: 'she/her', directoryHold: true } })
    await clubOf(campus, ann, bob)
    expect(idsOf(await bob(listPeople))).toEqual([bob.viewer.id])
    const profile = await bob(getProfile, at(ann))
    expect(profile).toMatchObject({ ...nothing, name: 'Ann Held', pronouns: null, cover: null })
    expect(profile.shows).toEqual({ clubs: false, listings: false, reviews: false })
    // What is theirs works on.
    expect(await ann(getProfile, at(ann))).toMatchObject({ ...told, me: true })
    expect(await ann(getMe)).toMatchObject({ ...told, directoryHold: true })
    expect(idsOf(await ann(listPeople))).toContain(bob.viewer.id)
    await ann(updateMe, { body: { directoryHold: false } })
    expect(idsOf(await bob(listPeople))).toEqual([ann.viewer.id, bob.viewer.id])
  })

  test('hides whom they follow and who follows them', async () => {
    const campus = await makeCampus()
    const [ann, bob, eve] = await Promise.all(
      ['Ann', 'Bob', 'Eve'].map((name) => campus.student(`${name} Person`)),
    )
    await ann!(follow, at(bob!))
    await eve!(follow, at(ann!))
    expect(idsOf(await eve!(listFollowers, at(bob!)))).toEqual([ann!.viewer.id])
    await ann!(updateMe, { body: { directoryHold: true } })
    expect(idsOf(await eve!(listFollowers, at(bob!)))).toEqual([])
    expect(idsOf(await bob!(listFollowers, at(ann!)))).toEqual([])
    expect(idsOf(await ann!(listFollowers, at(ann!)))).toEqual([eve!.viewer.id])
  })
})

test('one’s own profile is changed field by field', async () => {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  expect(await ann(getMe)).toMatchObject({
    bio: '',
    interests: [],
    onboarding: 'interests',
    photo: null,
    avatar: null,
  })
  await ann(updateMe, { body: { bio: ' Hello. ', interests: ['Chess', 'chess', '  Board   games '] } })
  await ann(updateMe, { body: { pronouns: 'she/her', year: 2030 } })
  expect(await ann(getMe)).toMatchObject({
    bio: 'Hello.',
    pronouns: 'she/her',
    year: 2030,
    interests: ['chess', 'board games'],
    name: 'Ann',
  })
  await ann(updateMe, { body: { year: null, bio: '' } })
  expect(await ann(getMe)).toMatchObject({ year: null, bio: '', pronouns: 'she/her' })
  for (const body of [
    { bio: 'x'.repeat(601) },
    { interests: Array(13).fill('x1') },
    { year: 1 },
    { seenBy: { bio: 'me' } },
  ])
    await expect(ann(updateMe, { body: body as object })).rejects.toMatchObject({ status: 422 })
})

test('the guide for newcomers is left and taken up where it was, until it is over', async () => {
  const ann = await (await makeCampus()).student('Ann')
  expect((await ann(updateMe, { body: { onboarding: 'clubs' } })).onboarding).toBe('clubs')
  expect((await ann(getMe)).onboarding).toBe('clubs')
  expect((await ann(updateMe, { body: { onboarding: null } })).onboarding).toBeNull()
  expect((await ann(updateMe, { body: { bio: 'Later.' } })).onboarding).toBeNull()
})

test('there is no profile of somebody who is suspended, not confirmed or of another school', async () => {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student('Ann'), await campus.student('Bob')]
  const stranger = await (await makeCampus()).student('Stranger')
  await expect(stranger(getProfile, at(ann))).rejects.toMatchObject({ status: 404 })
  for (const data of [
    { status: 'suspended' as const },
    { status: 'active' as const, emailVerifiedAt: null },
  ]) {
    await campus.command(({ db }) => db.user.updateMany({ where: { id: ann.viewer.id }, data }))
    await expect(bob(getProfile, at(ann))).rejects.toMatchObject({ status: 404, code: 'NOT_FOUND' })
  }
})
