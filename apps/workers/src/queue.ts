import { setTimeout as wait } from 'node:timers/promises'
import type { Message } from '@banter/tenants/outbox'
import type { Job, JobsOptions, Queue } from 'bullmq'
import { recordable } from './failure.ts'
import { openBackend, type QueueAddress, type QueueBackend } from './queue-backend.ts'

export interface QueuesOptions extends QueueAddress {
  /** The queues there are. */
  names: readonly string[]
  /** Sets apart what shares one Redis or database: tests do. */
  namespace?: string
  /** How often a job is tried, and how long it waits before the second time. */
  attempts?: number
  backoffMs?: number
}

/** One job for one message. */
export interface Delivery {
  id: string
  job: string
  message: Message
  /** 0 is served first. */
  turn: number
}

export interface DeadLetter {
  id: string
  queue: string
  job: string
  school: string
  topic: string
  error: string
  attempts: number
  failedAt: Date
}

export interface WorkOptions {
  concurrency: number
  /** How long a worker that says nothing keeps its job. */
  lockMs?: number
  /** How often somebody looks for jobs whose worker is silent. */
  stalledMs?: number
  onError?: (error: Error) => void
  onStalled?: (id: string) => void
  onDead?: (letter: DeadLetter) => void
}

export interface Working {
  /** Takes no more, lets what runs finish for at most `patienceMs`. @returns whether all finished */
  close(patienceMs: number): Promise<boolean>
}

export interface Queues {
  readonly kind: QueueBackend['kind']
  /** Hands jobs over; an id the queue knows already is left as it is. @throws when it is not sure that the queue has them all */
  feed(name: string, deliveries: readonly Delivery[]): Promise<void>
  work(
    name: string,
    perform: (job: string, message: Message) => Promise<void>,
    options: WorkOptions,
  ): Promise<Working>
  depths(): Promise<Record<string, Record<string, number>>>
  ping(): Promise<void>
  onReturn(listener: (lostAt: Date) => void): void
  /** Jobs that failed for good, newest first. */
  deadLetters(): Promise<DeadLetter[]>
  /** Gives a job its attempts back. @returns false when no dead letter has this id */
  retryDeadLetter(id: string): Promise<boolean>
  close(): Promise<void>
}

const FEED_TIMEOUT_MS = 10_000
/** 16 attempts' worth of lock time would be too long to wait for: some 20 s until another worker has the job. */
const LOCK_MS = 12_000
const STALLED_MS = 5_000

/** Eight attempts over about ten minutes; then the job waits on the dead-letter list, for ever. */
function patience({ attempts = 8, backoffMs = 5_000 }: QueuesOptions): JobsOptions {
  return {
    attempts,
    backoff: { type: 'exponential', delay: backoffMs, jitter: 0.5 },
    removeOnComplete: { age: 3_600, count: 1_000 },
    removeOnFail: false,
    stackTraceLimit: 1,
  }
}

/** The queues, wherever they live: no other code knows. @throws when they do not answer */
export async function openQueues(options: QueuesOptions): Promise<Queues> {
  const backend = await openBackend(options)
  const fullName = (name: string) => (options.namespace ? `${options.namespace}.${name}` : name)
  const queues = new Map(options.names.map((name) => [name, backend.queue(fullName(name))]))
  for (const queue of queues.values()) queue.on('error', () => {})
  await Promise.all([...queues.values()].map((queue) => queue.waitUntilReady()))

  return {
    kind: backend.kind,
    ping: backend.ping,
    onReturn: backend.onReturn,
    feed: async (name, deliveries) => inTime(feed(known(queues, name), deliveries, patience(options))),
    work: (name, perform, work) => startWorking(backend, name, fullName(name), perform, work),
    async depths() {
      const states = ['waiting', 'prioritized', 'active', 'delayed', 'failed'] as const
      const counts = [...queues].map(async ([name, queue]) => [name, await queue.getJobCounts(...states)])
      return Object.fromEntries(await inTime(Promise.all(counts)))
    },
    async deadLetters() {
      const lists = [...queues].map(async ([name, queue]) =>
        (await queue.getFailed()).map((job) => deadLetter(name, job)),
      )
      return (await Promise.all(lists)).flat().sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime())
    },
    async retryDeadLetter(id) {
      for (const queue of queues.values()) {
        const job = await queue.getJob(id)
        if (!job || (await job.getState()) !== 'failed') continue
        await job.retry('failed', { resetAttemptsMade: true, resetAttemptsStarted: true })
        return true
      }
      return false
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await backend.close()
    },
  }
}

function known(queues: Map<string, Queue>, name: string): Queue {
  const queue = queues.get(name)
  if (!queue) throw new Error(`There is no queue ${name}.`)
  return queue
}

async function feed(queue: Queue, deliveries: readonly Delivery[], patience: JobsOptions) {
  await queue.addBulk(
    deliveries.map(({ id, job, message, turn }) => ({
      name: job,
      data: message,
      opts: { ...patience, jobId: id, priority: turn },
    })),
  )
}

/** A connection that is half open would wait for ever, and with it the outbox rows it holds. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const timer = new AbortController()
  const late = wait(FEED_TIMEOUT_MS, undefined, { signal: timer.signal }).then(() => {
    throw new Error('The queue does not answer.')
  })
  try {
    return await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => {})
  }
}

async function startWorking(
  backend: QueueBackend,
  name: string,
  fullName: string,
  perform: (job: string, message: Message) => Promise<void>,
  { concurrency, lockMs = LOCK_MS, stalledMs = STALLED_MS, onError, onStalled, onDead }: WorkOptions,
): Promise<Working> {
  const worker = backend.worker(fullName, (job) => recorded(perform(job.name, job.data)), {
    concurrency,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    // A job that takes its process down again and again ends on the list as well.
    maxStalledCount: 8,
    runRetryDelay: 1_000,
    drainDelay: 5,
  })
  worker.on('error', (error) => onError?.(error))
  worker.on('stalled', (id) => onStalled?.(id))
  worker.on('failed', (job) => {
    if (job?.finishedOn) onDead?.(deadLetter(name, job))
  })
  await worker.waitUntilReady()
  return {
    async close(patienceMs) {
      const timer = new AbortController()
      const late = wait(patienceMs, false, { signal: timer.signal }).catch(() => false)
      const finished = await Promise.race([worker.close().then(() => true), late])
      timer.abort()
      return finished
    },
  }
}

/** The queue keeps why a job failed. */
const recorded = (work: Promise<void>) =>
  work.catch((error) => {
    throw recordable(error)
  })

function deadLetter(queue: string, job: Job<Message>): DeadLetter {
  return {
    id: job.id ?? '',
    queue,
    job: job.name,
    school: job.data.meta.schoolId,
    topic: job.data.topic,
    error: job.failedReason ?? '',
    attempts: job.attemptsMade,
    failedAt: new Date(job.finishedOn ?? 0),
  }
}
