import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { propose } from '../meetings/contract.ts'
import { putSlots } from '../slots/contract.ts'
import { heldOrder, onCampus, typed } from '../testing.ts'
import * as contract from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name)

test('the school’s spots are shown to its students in the order that the school gave them, and only what is switched on', async () => {
  const campus = await makeCampus()
  const [admin, student] = [await campus.admin(), await campus.student()]
  const added = []
  for (const name of ['Library lobby', 'Student centre', 'Police station'])
    added.push(await admin(contract.addSpot, { body: { name, staffed: true } }))
  const [library, centre, police] = added
  await admin(contract.changeSpot, { params: { id: police?.id ?? '' }, body: { position: 0 } })
  expect(names(await student(contract.listSpots))).toEqual([
    'Police station',
    'Library lobby',
    'Student centre',
  ])
  await admin(contract.changeSpot, { params: { id: library?.id ?? '' }, body: { active: false } })
  expect(names(await student(contract.listSpots))).toEqual(['Police station', 'Student centre'])
  expect(names(await admin(contract.listAllSpots))).toHaveLength(3)
  await admin(contract.changeSpot, {
    params: { id: centre?.id ?? '' },
    body: { position: 99, about: 'By the desk' },
  })
  expect((await admin(contract.listAllSpots)).items.at(-1)).toMatchObject({
    name: 'Student centre',
    about: 'By the desk',
  })
})

test('a spot that nobody has met at can go, with the slots at it; one of a meeting stays', async () => {
  const { campus, buyer, seller, id } = await heldOrder()
  const admin = await campus.admin()
  const library = await admin(contract.addSpot, { body: { name: 'Library lobby' } })
  const centre = await admin(contract.addSpot, { body: { name: 'Student centre' } })
  const slot = (spotId: string, day: number) => ({ spotId, day, from: '09:00', to: '12:00' })
  await seller(putSlots, { body: { slots: [slot(library.id, 1), slot(centre.id, 2)] } })
  await buyer(propose, { params: { id }, body: { spotId: library.id, startsAt: typed(onCampus(2, 12)) } })
  await expect(admin(contract.deleteSpot, { params: { id: library.id } })).rejects.toMatchObject({
    code: 'SPOT_IN_USE',
  })
  await admin(contract.deleteSpot, { params: { id: centre.id } })
  expect(names(await admin(contract.listAllSpots))).toEqual(['Library lobby'])
})

test('hours that end before they begin are refused, and moderators look on only', async () => {
  const campus = await makeCampus()
  const [admin, moderator] = [await campus.admin(), await campus.moderator()]
  const hours = [{ day: 1, from: '17:00', to: '09:00' }]
  await expect(admin(contract.addSpot, { body: { name: 'Library lobby', hours } })).rejects.toMatchObject({
    status: 422,
  })
  await expect(moderator(contract.addSpot, { body: { name: 'Library lobby' } })).rejects.toMatchObject({
    status: 403,
  })
  expect(await moderator(contract.listAllSpots)).toMatchObject({ items: [] })
})
