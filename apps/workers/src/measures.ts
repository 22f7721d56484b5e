import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

export interface Measures {
  /** Seconds one attempt took, and how it ended. */
  attempt(job: string, outcome: 'done' | 'failed', seconds: number): void
  dead(job: string): void
}

export interface Watched {
  lagSeconds(): Promise<number>
  depths(): Promise<Record<string, Record<string, number>>>
}

/** Outbox and queues are asked when somebody looks; one that does not answer leaves its measure out. */
export function measure(registry: Registry, { lagSeconds, depths }: Watched): Measures {
  const registers = [registry]
  const attempts = new Histogram({
    name: 'job_duration_seconds',
    help: 'Duration of attempts by job and outcome.',
    labelNames: ['job', 'outcome'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const dead = new Counter({
    name: 'jobs_dead_total',
    help: 'Jobs that failed for good.',
    labelNames: ['job'] as const,
    registers,
  })
  new Gauge({
    name: 'outbox_lag_seconds',
    help: 'Age of the oldest message that is due and not yet carried.',
    registers,
    async collect() {
      this.reset()
      const lag = await lagSeconds().catch(() => undefined)
      if (lag === undefined) this.remove()
      else this.set(lag)
    },
  })
  new Gauge({
    name: 'queue_jobs',
    help: 'Jobs by queue and state.',
    labelNames: ['queue', 'state'] as const,
    registers,
    async collect() {
      this.reset()
      for (const [queue, states] of Object.entries(await depths().catch(() => ({}))))
        for (const [state, count] of Object.entries(states)) this.set({ queue, state }, count)
    },
  })
  return {
    attempt: (job, outcome, seconds) => attempts.observe({ job, outcome }, seconds),
    dead: (job) => dead.inc({ job }),
  }
}
