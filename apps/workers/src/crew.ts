import { briefly } from '@banter/api/brief-error'
import type { Job } from '@banter/api/jobs'
import type { Message } from '@banter/tenants/outbox'
import type { Logger } from 'pino'
import type { Measures } from './measures.ts'
import type { Queues, WorkOptions } from './queue.ts'

export interface CrewOptions {
  jobs: readonly Job[]
  /** Gives a message to a job, once however often it is delivered. */
  perform(job: Job, message: Message): Promise<void>
  queues: Queues
  measures: Measures
  logger: Logger
  /** Jobs of the money queue at the same time in this process; of each other one, a third. */
  concurrency: number
  times?: Pick<WorkOptions, 'lockMs' | 'stalledMs'>
}

export interface Crew {
  /** @returns whether all that ran has finished in time; what has not is taken over by others */
  close(patienceMs: number): Promise<boolean>
}

/** The queues that jobs wait in. */
export function queueNames(jobs: readonly Pick<Job, 'queue'>[]): string[] {
  return [...new Set(jobs.map(({ queue }) => queue))].sort()
}

/**
 * Each order of money brings several of news and search with it, and all share the process and its connections: the others get a third, so
 * that on a busy machine sellers are paid first.
 */
const shareOf = (queue: string, concurrency: number) =>
  queue === 'money' ? concurrency : Math.ceil(concurrency / 3)

/** One worker for each queue. */
export async function startCrew(options: CrewOptions): Promise<Crew> {
  const { jobs, queues, measures, logger, concurrency, times } = options
  const working = await Promise.all(
    queueNames(jobs).map((queue) =>
      queues.work(queue, (name, message) => attempt(options, queue, name, message), {
        ...times,
        concurrency: shareOf(queue, concurrency),
        onError: (error) => logger.warn({ queue, err: briefly(error) }, 'queue'),
        onStalled: (id) => logger.warn({ queue, id }, 'job taken over'),
        onDead: ({ id, job, school, attempts }) => {
          measures.dead(job)
          logger.error({ queue, id, job, school, attempts }, 'job is a dead letter')
        },
      }),
    ),
  )
  return {
    async close(patienceMs) {
      const finished = await Promise.all(working.map((worker) => worker.close(patienceMs)))
      return finished.every(Boolean)
    },
  }
}

async function attempt(
  { jobs, perform, measures, logger }: CrewOptions,
  queue: string,
  name: string,
  message: Message,
) {
  const started = performance.now()
  const about = { queue, job: name, school: message.meta.schoolId, message: message.meta.id }
  const seconds = () => (performance.now() - started) / 1000
  try {
    const job = jobs.find((one) => one.name === name && one.queue === queue)
    // While a new version comes, an old worker may meet a job it does not know: a later attempt finds one that does.
    if (!job) throw new Error(`There is no job ${name} here.`)
    await perform(job, message)
    measures.attempt(name, 'done', seconds())
    logger.info({ ...about, ms: Math.round(seconds() * 1000) }, 'job done')
  } catch (error) {
    measures.attempt(name, 'failed', seconds())
    logger.warn({ ...about, err: briefly(error) }, 'job failed')
    throw error
  }
}
