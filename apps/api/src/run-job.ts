import type { Campus, Ctx } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'
import type { Message } from '@banter/tenants/outbox'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { Finish, Job, Services } from './job.ts'

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
    await runCommand(job, message, campus, (ctx) => job.run(ctx, payload, services))
  } else if (job.knowsWhenDone || !(await wasDone(campus, job, message))) {
    await runCampus(job, message, campus, (finish) => job.run(campus, payload, services, finish))
  }
}

/** The note goes with the job's own first statement; a second one is refused, and all that the job does with it. */
async function runCommand(job: Job, message: Message, campus: Campus, run: (ctx: Ctx) => Promise<void>) {
  try {
    await campus.command(async (ctx) => {
      ctx.write(noteOf(job, message))
      await run(ctx)
    })
  } catch (error) {
    if (!(await wasDone(campus, job, message))) throw error
  }
}

async function runCampus(job: Job, message: Message, campus: Campus, run: (finish: Finish) => Promise<void>) {
  let noted = false
  const finish: Finish = async (last) => {
    await campus.command(async (ctx) => {
      ctx.write(sql`${noteOf(job, message)} on conflict do nothing`)
      if (last) ctx.write(last(ctx))
    })
    noted = true
  }
  await run(finish)
  if (!noted) await finish()
}

const noteOf = (job: Job, { meta }: Message) =>
  sql`insert into job_runs (message_id, job) values (${meta.id}::uuid, ${job.name})`

function wasDone(campus: Campus, job: Job, { meta }: Message): Promise<boolean> {
  return campus.read(async (ctx) => {
    const rows = await ctx.sql(
      sql`select job from job_runs where message_id = ${meta.id}::uuid and job = ${job.name}`,
    )
    return rows.length === 1
  })
}
