import type { Payments } from '@banter/billing/payments'
import type { Prisma } from '@banter/prisma'
import type { Campus, Ctx } from '@banter/tenants/context'
import type { Topic } from '@banter/tenants/outbox'
import type { z } from 'zod'
import type { Mailer } from './mail/mailer.ts'
import type { Media } from './media/media.ts'

/** What jobs reach outside the database: opened once per process. */
export interface Services {
  payments: Payments
  mailer: Mailer
  media: Media
  site: Site
}

/** Where people find a school: always from the school's own row, never from a request's Host. */
export interface Site {
  urlOf(school: { slug: string }, path: string): string
  domainOf(school: { slug: string }): string
}

interface JobBase {
  /** Kebab-case, written out: bundlers rename functions. */
  name: string
  follows: Topic
  queue: 'money' | 'mail' | 'notifications' | 'search'
}

/** Runs in one transaction that also notes the message as done, so a second delivery has no second effect. */
export interface CommandJob extends JobBase {
  kind: 'command'
  run(ctx: Ctx, payload: never, services: Services): Promise<void>
}

/** Writes the last thing a job has to write, in one round trip with the note that it is done: a job that calls it is spared a command. */
export type Finish = (last?: (ctx: Ctx) => Prisma.Sql) => Promise<void>

/** Calls another system between commands: every call carries a key of its own, every command checks what is already done. */
export interface CampusJob extends JobBase {
  kind: 'campus'
  /** What it reads first tells whether it was done, so that the note is not asked for. */
  knowsWhenDone: boolean
  run(campus: Campus, payload: never, services: Services, finish: Finish): Promise<void>
}

export type Job = CommandJob | CampusJob

type Payload<T extends Topic> = z.output<T['payload']>

export function after<T extends Topic>(
  follows: T,
  queue: Job['queue'],
  name: string,
  run: (ctx: Ctx, payload: Payload<T>, services: Services) => Promise<void>,
): Job {
  return { kind: 'command', name, follows, queue, run }
}

export function afterwards<T extends Topic>(
  follows: T,
  queue: Job['queue'],
  name: string,
  run: (campus: Campus, payload: Payload<T>, services: Services, finish: Finish) => Promise<void>,
  { knowsWhenDone = false } = {},
): Job {
  return { kind: 'campus', name, follows, queue, knowsWhenDone, run }
}
