import type { Payments } from '@banter/billing/payments'
import type { Campus, Ctx, ReadCtx } from '@banter/tenants/context'
import type { Database } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { directory, services, type Worker } from './campus.ts'

/** What a process was doing when it was killed never answers. */
export class Killed extends Error {}

/**
 * The moments at which a process can be killed: before each statement, before and after each commit, before and after each call of the
 * payment service. At moment `at` it is; from then on nothing is done any more. What a killed process had begun is rolled back by
 * PostgreSQL as it is here.
 */
export class Fate {
  #passed = 0

  constructor(readonly at: number = Number.POSITIVE_INFINITY) {}

  /** It ran to its end before it was to be killed. */
  get survived(): boolean {
    return this.#passed <= this.at
  }

  moment(): void {
    if (this.#passed++ >= this.at) throw new Killed()
  }
}

export function mortalCampus(campus: Campus, fate: Fate): Campus {
  return {
    school: campus.school,
    viewer: campus.viewer,
    read: (work) => campus.read((ctx) => work(reading(ctx, fate))),
    async command(work) {
      const result = await campus.command(async (ctx) => {
        const done = await work(writing(ctx, fate))
        fate.moment()
        return done
      })
      fate.moment()
      return result
    },
  }
}

function reading(ctx: ReadCtx, fate: Fate): ReadCtx {
  return { ...ctx, sql: asked(ctx, fate) }
}

function writing(ctx: Ctx, fate: Fate): Ctx {
  const write: Ctx['write'] = (query) => {
    fate.moment()
    ctx.write(query)
  }
  return { ...ctx, sql: asked(ctx, fate), write }
}

function asked(ctx: ReadCtx, fate: Fate): ReadCtx['sql'] {
  return async (query) => {
    fate.moment()
    return ctx.sql(query)
  }
}

/** Killed after a call, its effect is there and nobody here knows. */
export function mortalPayments(payments: Payments, fate: Fate): Payments {
  return new Proxy(payments, {
    get(target, name) {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function' || name === 'verifyWebhook') return value
      return async (...args: unknown[]) => {
        fate.moment()
        const answer = await value.apply(target, args)
        fate.moment()
        return answer
      }
    },
  })
}

/** A worker of the queue that moves money, as long as it lives. */
export function mortalWorker(fate: Fate): Worker {
  const campus: Database['campus'] = (school, viewer) => mortalCampus(database.campus(school, viewer), fate)
  return {
    database: Object.assign(Object.create(database), { campus }) as Database,
    directory,
    services: { ...services, payments: mortalPayments(services.payments, fate) },
    queues: ['money'],
  }
}
