import { expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { getEvent } from '../contract.ts'
import { draft } from '../testing.ts'
import { deleteEvent, duplicateEvent, updateEvent } from './contract.ts'

function picture({ command }: TestCampus, { viewer }: Asker, purpose = 'event') {
  return command(({ db }) =>
    db.mediaAsset.create({
      data: {
        ownerId: viewer.id,
        purpose,
        kind: 'image',
        state: 'ready',
        publicId: `p-${Math.random()}`,
        format: 'jpg',
        bytes: 1000,
        width: 1200,
        height: 630,
      },
    }),
  )
}

test('a cover is kept as long as one event shows it', async () => {
  const campus = await makeCampus()
  const [host, other] = [await campus.student('Hal'), await campus.student('Olaf')]
  const { id: mediaId } = await picture(campus, host)
  const stateOf = () =>
    campus.read(async ({ db }) => (await db.mediaAsset.findFirst({ where: { id: mediaId } }))?.state)
  const event = await draft(host, { cover: { id: mediaId, alt: 'Dice on a table' } })
  expect([event.cover, event.coverFull]).toEqual([
    expect.stringContaining('http'),
    expect.stringContaining('http'),
  ])
  const copy = await host(duplicateEvent, { params: { id: event.id }, body: {} })
  expect(copy.cover).toBe(event.cover)
  await host(deleteEvent, { params: { id: event.id } })
  expect(await stateOf()).toBe('ready')
  await host(updateEvent, { params: { id: copy.id }, body: { cover: null } })
  expect((await host(getEvent, { params: { id: copy.id } })).cover).toBeNull()
  expect(await stateOf()).toBe('deleted')
  const foreign = await picture(campus, other)
  await expect(draft(host, { cover: { id: foreign.id } })).rejects.toMatchObject({
    status: 422,
    code: 'NO_SUCH_MEDIA',
  })
  const wrong = await picture(campus, host, 'post')
  await expect(draft(host, { cover: { id: wrong.id } })).rejects.toMatchObject({
    status: 422,
    code: 'WRONG_MEDIA',
  })
})

test('all dates of a series show the same picture', async () => {
  const campus = await makeCampus()
  const host = await campus.student('Hal')
  const { id } = await picture(campus, host)
  const event = await draft(host, { cover: { id }, repeat: { frequency: 'weekly', count: 3 } })
  const covers = await campus.read(({ db }) => db.event.findMany({ select: { coverKey: true } }))
  expect(covers).toHaveLength(3)
  expect(new Set(covers.map(({ coverKey }) => coverKey)).size).toBe(1)
  expect(await campus.read(({ db }) => db.mediaUse.count({ where: { mediaId: id } }))).toBe(3)
  await host(deleteEvent, { params: { id: event.id }, querystring: { scope: 'all' } })
  expect(await campus.read(({ db }) => db.mediaUse.count({ where: { mediaId: id } }))).toBe(0)
})
