import { sql } from '@banter/tenants/database'
import { clock, database } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { directory, makeCampus, services } from '../test/campus.ts'
import * as billboard from './billboard/contract.ts'
import { leftoverSchedules } from './leftovers.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const forget = () => leftoverSchedules[0]!.run({ database, directory, services })
const days = (n: number) => n * 86_400_000

test('what can no longer decide anything is forgotten, what still can is kept', async () => {
  const campus = await makeCampus()
  const student = await campus.student()
  await campus.command((ctx) =>
    ctx.sql(sql`insert into job_runs (message_id, job) values (app.uuid_v7(), 'some-job')`),
  )
  const left = () =>
    campus.read(async ({ db }) => [await db.jobRun.count(), await db.session.count(), await db.user.count()])

  await forget()
  expect(await left()).toEqual([1, 1, 1])
  clock.offsetMs = days(5)
  await forget()
  expect(await left()).toEqual([1, 1, 1])
  clock.offsetMs = days(40)
  await forget()
  await forget()
  expect(await left()).toEqual([0, 0, 1])
  clock.offsetMs = 0
  await expect(student(billboard.listPosts, {})).rejects.toMatchObject({ status: 401 })
})
