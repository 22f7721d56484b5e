import { randomUUID } from 'node:crypto'
import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { type Message, topic } from '@banter/tenants/outbox'
import { database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { directory, makeCampus, services } from '../test/campus.ts'
import { after, afterwards, type Finish, type Job } from './job.ts'
import { runJob } from './run-job.ts'

const happened = topic('something_happened', 'tests', z.object({}))
const told = (by: string) => sql`
  insert into mails (id, about, recipient, subject, text, html) values (app.uuid_v7(), ${by}, 'a@b.test', '', '', '')`

const stage = (run: (finish: Finish, attempt: number) => Promise<void>) =>
  stageOf((attempt) =>
    afterwards(happened, 'mail', 'a-job', (_campus, _payload, _services, finish) => run(finish, attempt())),
  )

async function stageOf(jobOf: (attempt: () => number) => Job) {
  const campus = await makeCampus()
  let attempts = 0
  const job = jobOf(() => ++attempts)
  const meta = { id: randomUUID(), version: 1, schoolId: campus.school.id, occurredAt: '', producer: 'tests' }
  const message: Message = { topic: happened.name, payload: {}, meta }
  const counted = () =>
    campus.read(async ({ db }) => ({
      attempts,
      notes: await db.jobRun.count({ where: { messageId: meta.id } }),
      written: await db.mail.count(),
    }))
  return { deliver: () => runJob(job, message, { database, directory, services }), counted }
}

test.each<[string, (finish: Finish, last: Prisma.Sql) => Promise<void>, number]>([
  ['with its last statement', (finish, last) => finish(() => last), 1],
  ['after it', async () => undefined, 0],
])('a campus job is noted %s, and a second delivery does not run it', async (_when, run, written) => {
  const { deliver, counted } = await stage((finish) => run(finish, told('once')))
  await deliver()
  await deliver()
  expect(await counted()).toEqual({ attempts: 1, notes: 1, written })
})

test('a last statement that fails leaves no note: the job runs again', async () => {
  const { deliver, counted } = await stage((finish, attempt) =>
    finish(() => (attempt === 1 ? sql`select 1 / 0` : told('again'))),
  )
  await expect(deliver()).rejects.toThrow('division by zero')
  expect(await counted()).toEqual({ attempts: 1, notes: 0, written: 0 })
  await deliver()
  expect(await counted()).toEqual({ attempts: 2, notes: 1, written: 1 })
})

test('two deliveries at once are noted once, and both get to their last statement', async () => {
  let meet = () => {}
  const bothRun = new Promise<void>((resolve) => {
    meet = resolve
  })
  const { deliver, counted } = await stage(async (finish, attempt) => {
    if (attempt === 2) meet()
    await bothRun
    await finish(() => told(`attempt ${attempt}`))
  })
  await Promise.all([deliver(), deliver()])
  expect(await counted()).toEqual({ attempts: 2, notes: 1, written: 2 })
})

const writing: [string, (ctx: Ctx, about: string) => Promise<unknown>][] = [
  ['SQL', (ctx, about) => ctx.sql(told(about))],
  ['SQL that nobody waits for', async (ctx, about) => ctx.write(told(about))],
  [
    'Prisma',
    ({ db }, about) =>
      db.mail.create({ data: { about, recipient: 'a@b.test', subject: '', text: '', html: '' } }),
  ],
]

test.each(writing)(
  'a job that is one command has its effect once, by %s, however often and at once it is delivered',
  async (_by, write) => {
    const { deliver, counted } = await stageOf((attempt) =>
      after(happened, 'mail', 'a-job', async (ctx) => void (await write(ctx, `attempt ${attempt()}`))),
    )
    await Promise.all([deliver(), deliver(), deliver()])
    await deliver()
    expect(await counted()).toMatchObject({ notes: 1, written: 1 })
  },
)

test.each(writing)(
  'a job that is one command and fails, by %s, leaves no note: it runs again',
  async (_by, write) => {
    const { deliver, counted } = await stageOf((attempt) =>
      after(happened, 'mail', 'a-job', async (ctx) => {
        await write(ctx, 'told')
        if (attempt() === 1) throw new Error('the first time')
      }),
    )
    await expect(deliver()).rejects.toThrow('the first time')
    expect(await counted()).toEqual({ attempts: 1, notes: 0, written: 0 })
    await deliver()
    expect(await counted()).toEqual({ attempts: 2, notes: 1, written: 1 })
  },
)
