import { randomUUID } from 'node:crypto'
import { openPayments } from '@banter/billing/payments.stripe'
import type { Role } from '@banter/prisma'
import { buildMediaSimulator } from '@banter/simulators/cloudinary'
import { buildMailInbox } from '@banter/simulators/mail'
import { buildStripeSimulator } from '@banter/simulators/stripe'
import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Message } from '@banter/tenants/outbox'
import { SchoolDirectory } from '@banter/tenants/resolve'
import { clock, database, makeSchool } from '@banter/tenants/testing'
import { Registry } from 'prom-client'
import { buildApp } from '../src/app.ts'
import { type Answer, type Asked, createClient, type Endpoint } from '../src/client.ts'
import { Env } from '../src/env.ts'
import type { Job } from '../src/job.ts'
import { jobs } from '../src/jobs.ts'
import { openMailer } from '../src/mail/mailer.ts'
import { openMedia } from '../src/media/media.cloudinary.ts'
import { runJob } from '../src/run-job.ts'
import { siteAt } from '../src/site.ts'

const BASE_DOMAIN = 'campus.test'
const STRIPE_WEBHOOK_SECRET = 'whsec_in_tests'

/** One Stripe, one post office and one API for all tests of a worker; schools keep tests apart. */
export const mail = await buildMailInbox({ smtpPort: 0, webPort: 0 })
export const stripe = buildStripeSimulator({
  secretKey: 'sk_test_simulator',
  webhookSecret: STRIPE_WEBHOOK_SECRET,
})
export const stripeUrl = await stripe.listen({ host: '127.0.0.1', port: 0 })

export const mediaService = buildMediaSimulator()
export const mediaUrl = await mediaService.listen({ host: '127.0.0.1', port: 0 })

export const env = Env.parse({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgresql://in-tests/given-below',
  BASE_DOMAIN,
  JWT_SECRET: 'a-secret-that-only-tests-know-of-32-chars',
  HANDOFF_SECRET: 'another-secret-that-only-tests-know-of',
  STRIPE_SIM_URL: stripeUrl,
  STRIPE_WEBHOOK_SECRET,
  MEDIA_SIM_URL: mediaUrl,
  RATE_LIMIT_FACTOR: '1000',
})
export const directory = new SchoolDirectory(database, BASE_DOMAIN)
export const site = siteAt({ scheme: 'http', baseDomain: BASE_DOMAIN })
export const services = {
  payments: openPayments({ simulatorUrl: stripeUrl, webhookSecret: STRIPE_WEBHOOK_SECRET, env: 'test' }),
  media: openMedia({ simulatorUrl: mediaUrl }),
  mailer: openMailer({ url: `smtp://127.0.0.1:${mail.smtpPort}`, from: 'Banter <no-reply@banter.test>' }),
  site,
}
export const app = await buildApp({
  env,
  database,
  directory,
  payments: services.payments,
  media: services.media,
  site,
  redis: null,
  dependencies: [],
  logger: false,
  metrics: new Registry(),
})
await app.ready()

/** A person's way to ask the API: the web's own client, speaking to the app in memory. */
export type Asker = (<const E extends Endpoint>(endpoint: E, asked?: Asked<E>) => Promise<Answer<E>>) & {
  viewer: Viewer
  token: string
  email: string
}

export type TestCampus = Awaited<ReturnType<typeof makeCampus>>

export async function makeCampus() {
  const campus = await makeSchool()
  const host = site.domainOf(campus.school)

  async function person(role: Role, name: string): Promise<Asker> {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${randomUUID().slice(0, 8)}@${campus.domain}`
    const viewer = await campus.command(async ({ db, now }) => {
      const user = await db.user.create({ data: { email, name, role, emailVerifiedAt: now } })
      const expiresAt = new Date(now.getTime() + 86_400_000)
      const session = await db.session.create({ data: { userId: user.id, expiresAt } })
      return { id: user.id, name, role, verified: true, sessionId: session.id }
    })
    const token = app.jwt.sign(
      { sub: viewer.id, sid: viewer.sessionId },
      { aud: campus.school.id, expiresIn: 900 },
    )
    return Object.assign(clientAt(host, { authorization: `Bearer ${token}` }), {
      viewer,
      token,
      email,
    }) as Asker
  }

  return {
    ...campus,
    host,
    anyone: clientAt(host) as Asker,
    student: (name = 'Sam Student') => person('student', name),
    moderator: (name = 'Mo Moderator') => person('moderator', name),
    admin: (name = 'Ada Admin') => person('admin', name),
    person,
    /** Every due message of this school to every job that follows it, until nothing new comes: as relay and workers do. */
    runJobs: (worker?: Worker) => runDueJobs(campus.read, worker),
  }
}

type Read = Awaited<ReturnType<typeof makeSchool>>['read']

const delivered = new Set<string>()

/** What jobs are run with, and which; a worker that dies comes back to the message it had. */
export interface Worker {
  database: typeof database
  directory: SchoolDirectory
  services: typeof services
  queues?: Job['queue'][]
}

export async function runDueJobs(read: Read, worker: Worker = { database, directory, services }) {
  for (;;) {
    const messages = (await dueMessages(read)).filter(({ meta }) => !delivered.has(meta.id))
    if (!messages.length) return
    for (const message of messages) {
      for (const job of jobs.filter(({ follows }) => follows.name === message.topic))
        if (!worker.queues || worker.queues.includes(job.queue)) await runJob(job, message, worker)
      delivered.add(message.meta.id)
    }
  }
}

function dueMessages(read: Read) {
  return read((ctx) =>
    ctx.sql<Message>(sql`
      select topic, payload, json_build_object('id', id, 'version', version, 'schoolId', school_id, 'occurredAt', occurred_at,
             'producer', producer) as meta
        from outbox where available_at <= ${clock.now()} order by seq`),
  )
}

/** The typed client on any host, for example `admin.campus.test`. */
export function clientAt(host: string, headers: Record<string, string> = {}) {
  return createClient(
    async (url, { method, headers: sent, body }) => {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: sent,
        ...(body === undefined ? {} : { payload: body }),
      })
      const nothing = answer.statusCode === 204
      return new Response(nothing ? null : answer.body, {
        status: answer.statusCode,
        headers: answer.headers as Record<string, string>,
      })
    },
    { host, ...headers },
  )
}
