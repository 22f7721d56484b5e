import { setTimeout as wait } from 'node:timers/promises'
import { sql as query } from '@banter/tenants/database'
import { makeSchool } from '@banter/tenants/testing'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { prune, replay } from '../src/outbox-upkeep.ts'
import { openCarrier } from '../src/relay.ts'
import { counted, countingJobs, say } from './counting.ts'
import { urls } from './homes.ts'

const sql = postgres(urls.relayUrl, { max: 4, onnotice() {} })
afterAll(() => sql.end({ timeout: 5 }))

test('a batch whose queue came back, without its first half, while it was carried is carried again', async () => {
  const campus = await makeSchool()
  await say(campus, 0, 2)
  let calls = 0
  let again: Promise<number> | undefined
  const carry = openCarrier({
    sql,
    jobs: countingJobs,
    queues: {
      async feed() {
        calls++
        // The first queue has its part by now and loses it, the second gets its own after the return.
        if (calls === 2) {
          again = replay(sql, new Date(Date.now() - 60_000))
          await wait(100)
        }
      },
    },
  })
  await carry()
  await again
  const unsent = await campus.read((ctx) =>
    ctx.sql(query`select id from outbox where sent_at is null and topic = ${counted.name}`),
  )
  expect(unsent).toHaveLength(2)
})

test('what was sent two weeks ago is pruned, what was not sent never', async () => {
  const campus = await makeSchool()
  await say(campus, 0, 3)
  await sql`update outbox set sent_at = now() - interval '15 days' where topic = 'school_created'`
  expect(await prune(sql)).toBeGreaterThan(0)
  expect(await prune(sql)).toBe(0)
  const left = await campus.read((ctx) => ctx.sql<{ topic: string }>(query`select topic from outbox`))
  expect(new Set(left.map(({ topic }) => topic))).toEqual(new Set(['test_counted']))
  expect(left).toHaveLength(3)
})
