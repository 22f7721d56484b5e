import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { clientAt, makeCampus } from '../../test/campus.ts'
import { officer } from '../../test/platform.ts'
import * as contract from './contract.ts'

const APEX = 'campus.test'

test('a wish of anybody, at the public site or at a school, is read and dealt with by super-admins', async () => {
  const root = await officer('super_admin')
  const campus = await makeCampus()
  const name = `College of ${randomUUID()}`
  const body = { name, city: 'Springfield', email: 'nia@college.test' }
  await clientAt(APEX)(contract.wishForSchool, { body })
  await campus.anyone(contract.wishForSchool, { body: { ...body, name: name.toUpperCase() } })
  const listed = async (state: 'open' | 'handled') =>
    (await root(contract.listSchoolWishes, { querystring: { state, limit: 100 } })).items.filter(
      (wish) => wish.name === name,
    )
  const [wish, ...more] = await listed('open')
  expect([wish, more]).toEqual([{ ...body, id: wish?.id, askedAt: expect.any(String), handledAt: null }, []])
  for (let i = 0; i < 2; i++) await root(contract.handleSchoolWish, { params: { id: wish?.id ?? '' } })
  expect([(await listed('open')).length, (await listed('handled')).length]).toEqual([0, 1])
  await expect(root(contract.handleSchoolWish, { params: { id: randomUUID() } })).rejects.toMatchObject({
    status: 404,
  })
})

test('nobody else of the platform, and no school, reads who asked', async () => {
  const finance = await officer('finance')
  await expect(finance(contract.listSchoolWishes)).rejects.toMatchObject({ status: 403 })
  const campus = await makeCampus()
  const admin = await campus.admin()
  await expect(admin(contract.listSchoolWishes)).rejects.toMatchObject({ status: 404 })
})

test('an address that is none and a name that is too short are refused', async () => {
  const body = { name: 'X', city: '', email: 'nobody' }
  await expect(clientAt(APEX)(contract.wishForSchool, { body })).rejects.toMatchObject({
    status: 422,
    fields: { name: expect.any(String), email: expect.any(String) },
  })
})
