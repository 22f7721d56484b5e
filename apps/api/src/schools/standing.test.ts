import { randomUUID } from 'node:crypto'
import { database } from '@banter/tenants/testing'
import { beforeAll, expect, test } from 'vitest'
import { clientAt, makeCampus } from '../../test/campus.ts'
import { ADMIN_HOST, makeOfficer, officer } from '../../test/platform.ts'
import * as identity from '../identity/contract.ts'
import * as people from '../people/contract.ts'
import * as contract from './contract.ts'
import { openPlatform } from './platform.ts'

let root: ReturnType<typeof clientAt>
beforeAll(async () => {
  root = await officer('super_admin')
})

test('a school is suspended and restored: read-only meanwhile, and announced once each', async () => {
  const campus = await makeCampus()
  const params = { id: campus.school.id }
  const student = await campus.student()
  const rename = () => student(people.updateMe, { body: { name: 'Renamed' } })
  await rename()
  for (let i = 0; i < 2; i++)
    expect(await root(contract.suspendSchool, { params })).toMatchObject({ status: 'suspended' })
  await expect(rename()).rejects.toMatchObject({ status: 403, code: 'SCHOOL_READ_ONLY' })
  expect(await student(people.getMe)).toMatchObject({ name: 'Renamed' })
  expect((await campus.anyone(contract.getHere)).school?.status).toBe('suspended')
  for (let i = 0; i < 2; i++)
    expect(await root(contract.restoreSchool, { params })).toMatchObject({ status: 'active' })
  await rename()
  const topics = await campus.read(({ db }) =>
    db.outboxMessage.findMany({ where: { topic: { startsWith: 'school_' } }, orderBy: { seq: 'asc' } }),
  )
  expect(topics.map(({ topic }) => topic)).toEqual(['school_created', 'school_suspended', 'school_restored'])
})

test('a school is changed in what it says of itself, and nothing else', async () => {
  const campus = await makeCampus()
  const params = { id: campus.school.id }
  const changed = await root(contract.updateSchool, {
    params,
    body: { name: 'Renamed', desc: 'New words' },
  })
  expect(changed).toMatchObject({ name: 'Renamed', desc: 'New words', city: 'Arlington' })
  expect((await campus.anyone(contract.getHere)).school?.name).toBe('Renamed')
  const body = { slug: 'other' } as unknown as { name: string }
  await expect(root(contract.updateSchool, { params, body })).rejects.toMatchObject({ status: 422 })
  expect(await root(contract.updateSchool, { params, body: {} })).toEqual(changed)
})

test('a school that is none, or the platform itself, is not found', async () => {
  const platform = await openPlatform(database)
  for (const id of [randomUUID(), platform.id]) {
    const missing = { status: 404, code: 'NOT_FOUND' }
    const params = { id }
    await expect(root(contract.getSchool, { params })).rejects.toMatchObject(missing)
    await expect(root(contract.updateSchool, { params, body: { name: 'Mine now' } })).rejects.toMatchObject(
      missing,
    )
    await expect(root(contract.suspendSchool, { params })).rejects.toMatchObject(missing)
    await expect(root(contract.restoreSchool, { params })).rejects.toMatchObject(missing)
  }
})

test('opening the platform again, also at once, is the platform that is there', async () => {
  const all = await Promise.all([1, 2, 3].map(() => openPlatform(database)))
  expect(new Set(all.map(({ id }) => id)).size).toBe(1)
})

test('people of the platform sign in at its own address only, and nobody signs up there', async () => {
  const campus = await makeCampus()
  const body = await makeOfficer('finance')
  await expect(campus.anyone(identity.signIn, { body })).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
  await expect(clientAt('campus.test')(identity.signIn, { body })).rejects.toMatchObject({ status: 404 })
  expect((await clientAt(ADMIN_HOST)(identity.signIn, { body })).user.role).toBe('finance')
  await expect(
    clientAt(ADMIN_HOST)(identity.signUp, { body: { ...body, name: 'Eve' } }),
  ).rejects.toMatchObject({ status: 404 })
})
