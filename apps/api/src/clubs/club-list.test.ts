import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { writeCursor } from '../http/cursor.ts'
import { block, updateMe } from '../people/contract.ts'
import { listClubs } from './contract.ts'
import { daysLater, found, join } from './testing.ts'

const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)

test('another school does not see the clubs', async () => {
  const [here, there] = [await makeCampus(), await makeCampus()]
  await found(await here.student('Ann'), await here.student('Ben'))
  expect((await (await there.student('Eve'))(listClubs)).items).toEqual([])
})

describe('a school with some clubs', () => {
  let campus: TestCampus
  let ann: Asker
  let ben: Asker
  let mia: Asker

  beforeAll(async () => {
    campus = await makeCampus()
    ann = await campus.student('Ann')
    ben = await campus.student('Ben')
    mia = await campus.student('Mia')
    await found(ann, ben, { name: 'Rowing', category: 'sports', tagline: 'On the lake at six' })
    const band = await found(ann, ben, { name: 'Brass Band', category: 'music', tags: ['jazz'] })
    const cafe = await found(ben, ann, { name: 'Café Society', category: 'social', entry: 'request' })
    await found(ben, ann, { name: 'Secret', category: 'music', hidden: true })
    await join(band.id, mia, ben)
    await join(cafe.id, ann)
  })

  test.each<[object, string[]]>([
    [{}, ['Brass Band', 'Café Society', 'Rowing']],
    [{ sort: 'name' }, ['Brass Band', 'Café Society', 'Rowing']],
    [{ sort: 'newest' }, ['Café Society', 'Brass Band', 'Rowing']],
    [{ category: 'music' }, ['Brass Band']],
    [{ q: 'cafe' }, ['Café Society']],
    [{ q: 'JAZZ band' }, ['Brass Band']],
    [{ q: 'lake' }, ['Rowing']],
    [{ q: 'secret' }, []],
    [{ q: '%' }, ['Brass Band', 'Café Society', 'Rowing']],
    [{ q: "'; drop table clubs --" }, []],
    [{ fresh: 'true', category: 'sports' }, ['Rowing']],
    [{ mine: 'true' }, ['Brass Band']],
  ])('%j finds %j', async (querystring, expected) => {
    expect(names(await mia(listClubs, { querystring }))).toEqual(expected)
  })

  test('each says what the viewer is to it', async () => {
    const { items } = await ben(listClubs)
    expect(items.map(({ name, mine }) => [name, mine.role, mine.inviteId !== null])).toEqual([
      ['Brass Band', 'officer', false],
      ['Café Society', 'president', false],
      ['Rowing', null, true],
    ])
  })

  test('what is older than a week is not new', async () => {
    await daysLater(campus, 8, async () => {
      expect((await mia(listClubs, { querystring: { fresh: 'true' } })).items).toEqual([])
    })
  })

  test.each(['popular', 'newest', 'name'] as const)('pages by %s hold each club once', async (sort) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await mia(listClubs, { querystring: { sort, limit: 1, ...(cursor ? { cursor } : {}) } })
      seen.push(...names(page))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect([...seen].sort()).toEqual(['Brass Band', 'Café Society', 'Rowing'])
  })

  test('a cursor of another list is refused', async () => {
    const cursor = writeCursor(['newest', ann.viewer.id])
    await expect(mia(listClubs, { querystring: { sort: 'popular', cursor } })).rejects.toMatchObject({
      code: 'INVALID_CURSOR',
    })
  })

  test('somebody’s clubs are shown as far as they tell', async () => {
    const [eve, kim] = [await campus.student('Eve'), await campus.student('Kim')]
    const band = (await mia(listClubs, { querystring: { q: 'brass' } })).items[0]!
    await join(band.id, kim)
    const clubsOfKim = async (asker: Asker) =>
      names(await asker(listClubs, { querystring: { member: kim.viewer.id } }))
    expect(await clubsOfKim(eve)).toEqual(['Brass Band'])
    await kim(updateMe, { body: { seenBy: { clubs: 'clubs' } } })
    expect([await clubsOfKim(eve), await clubsOfKim(mia)]).toEqual([[], ['Brass Band']])
    await kim(updateMe, { body: { seenBy: { clubs: 'nobody' } } })
    expect([await clubsOfKim(mia), await clubsOfKim(kim)]).toEqual([[], ['Brass Band']])
    await kim(updateMe, { body: { seenBy: { clubs: 'everyone' }, directoryHold: true } })
    expect([await clubsOfKim(mia), await clubsOfKim(kim)]).toEqual([[], ['Brass Band']])
    await kim(updateMe, { body: { directoryHold: false } })
    await kim(block, { params: { id: eve.viewer.id } })
    expect([await clubsOfKim(mia), await clubsOfKim(eve)]).toEqual([['Brass Band'], []])
  })
})
