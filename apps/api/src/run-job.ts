import type { Campus, Ctx } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'
import type { Message } from '@banter/tenants/outbox'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { Job, Services } from './job.ts'

interface Where {
  database: Database
  directory: SchoolDirectory
  services: Services
}

/**
 * Gives one message to one job, in the school it comes from. Delivered twice, a command job has its effect once: the note that it ran
 * commits with the effect. A campus job's calls carry their own keys; its note only spares work. @throws what the job throws: retry it
 */
export async function runJob(
  job: Job,
  message: Message,
  { database, directory, services }: Where,
): Promise<void> {
  const school = await directory.recent(message.meta.schoolId)
  if (!school) return
  const campus = database.campus(school, null)
  const payload = job.follows.payload.parse(message.payload) as never
  if (job.kind === 'command') {
    await campus.command(async (ctx) => {
      if (await claim(ctx, job, message)) await job.run(ctx, payload, services)
    })
  } else if (!(await wasDone(campus, job, message))) {
    let noted = false
    await job.run(campus, payload, services, async (last) => {
      await campus.command((ctx) => ctx.sql(sql`with noted as (${noteOf(job, message)}) ${last(ctx)}`))
      noted = true
    })
    if (!noted) await campus.command((ctx) => ctx.sql(noteOf(job, message)))
  }
}

async function claim(ctx: Ctx, job: Job, message: Message): Promise<boolean> {
  const rows = await ctx.sql(noteOf(job, message))
  return rows.length === 1
}

const noteOf = (job: Job, { meta }: Message) => sql`
  insert into job_runs (message_id, job) values (${meta.id}::uuid, ${job.name}) on conflict do nothing returning job`

function wasDone(campus: Campus, job: Job, { meta }: Message): Promise<boolean> {
  return campus.read(async (ctx) => {
    const rows = await ctx.sql(
      sql`select job from job_runs where message_id = ${meta.id}::uuid and job = ${job.name}`,
    )
    return rows.length === 1
  })
}
