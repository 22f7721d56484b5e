import { randomUUID } from 'node:crypto'
import type { Job } from '@banter/api/jobs'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish, topic } from '@banter/tenants/outbox'
import type { TestSchool } from '@banter/tenants/testing'
import { z } from 'zod'

export const counted = topic('test_counted', 'tests', z.object({ n: z.number().int() }))

/** Called inside a job's transaction once its effect is there: where tests end the process. */
export const during = { effect: async (_n: number) => {} }

/** Two followers in two queues. Nothing but the note of the run keeps a second delivery from a second row. */
export const countingJobs: readonly Job[] = ['mail', 'notifications'].map((queue) => ({
  kind: 'command',
  name: `count-for-${queue}`,
  follows: counted,
  queue: queue as Job['queue'],
  async run(ctx: Ctx, { n }: z.output<typeof counted.payload>) {
    await ctx.db.mail.create({
      data: {
        about: `${queue} ${n} ${randomUUID()}`,
        recipient: 'r@example.test',
        subject: queue,
        text: String(n),
        html: '',
      },
    })
    await during.effect(n)
  },
}))

export async function say(campus: TestSchool, from: number, until: number) {
  await campus.command(async (ctx) => {
    for (let n = from; n < until; n++) await publish(ctx, counted, { n })
  })
}

/** How many effects there are, and how many of those there should be once: equal means exactly once each. */
export async function effects(campus: TestSchool) {
  const [row] = await campus.read((ctx) =>
    ctx.sql<{ all: number; different: number; noted: number }>(sql`
      select (select count(*) from mails) as all, (select count(distinct (subject, text)) from mails) as different,
             (select count(*) from job_runs) as noted`),
  )
  return row!
}
