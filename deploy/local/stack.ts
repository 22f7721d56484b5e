import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { migrate } from '@banter/prisma/migrate'
import { buildAll } from './build-all.ts'
import { type DatabaseUrls, ensureDatabase, rolesOf } from './databases.ts'
import { seed } from './demo.ts'
import { subscribeDemo } from './demo-subscription.ts'
import { type LocalEnv, PORT_NAMES, type PortName } from './env.ts'
import { startPostgres } from './postgres.ts'
import { runningPostmaster } from './postmaster.ts'
import { requirePorts, requireSpace } from './preflight.ts'
import { type Progress, quiet } from './progress.ts'
import { isRedisInstalled, runningRedis, startRedis } from './redis.ts'
import { RunNote } from './run-note.ts'
import { keepSecrets, type Secrets } from './secrets.ts'
import { apps, baseDomain, root, type Surroundings, simulators } from './services.ts'
import { type Service, Supervised } from './supervised.ts'
import { Unwind } from './unwind.ts'

export interface StackOptions {
  env: LocalEnv
  dev?: boolean
  /** Off when everything is known to be built. */
  build?: boolean
  /** For tests: PostgreSQL without durability, and all data deleted on stop. */
  temporary?: boolean
  /** Off in tests that want a crashed process to stay down. */
  restart?: boolean
  /** More settings for a process, by its name. */
  extra?: Surroundings['extra']
  progress?: Progress
  signal?: AbortSignal
  /** Aborted by who does not wait any more: what was started is ended before this returns to them. */
  hurry?: AbortSignal
}

export interface Stack {
  /** `localhost:3000`: a school's site is `http://<slug>.` + this. */
  baseDomain: string
  urls: {
    site: string
    api: string
    apiMetrics: string
    webMetrics: string
    workers: string
    mail: string
    stripe: string
    media: string
    smtp: string
  }
  database: DatabaseUrls
  /** Undefined when jobs wait in PostgreSQL. */
  redisUrl: string | undefined
  processes: Map<string, Supervised>
  stop(): Promise<void>
}

/** Brings up the whole product on one machine, and takes down what was started when any part fails. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo = new Unwind()
  const cutShort = () => undo.run()
  options.signal?.addEventListener('abort', cutShort)
  options.hurry?.addEventListener('abort', () => undo.cut())
  try {
    return await new BringUp(options, undo).run()
  } catch (error) {
    await undo.run()
    throw error
  } finally {
    options.signal?.removeEventListener('abort', cutShort)
  }
}

class BringUp {
  private readonly env: LocalEnv
  private readonly progress: Progress
  private readonly dataDir: string
  private readonly logDir: string
  private readonly note: RunNote
  private readonly processes = new Map<string, Supervised>()

  constructor(
    private readonly options: StackOptions,
    private readonly undo: Unwind,
  ) {
    this.env = options.env
    this.progress = options.progress ?? quiet
    this.dataDir = path.resolve(root, this.env.DATA_DIR)
    this.logDir = path.join(this.dataDir, 'logs')
    this.note = new RunNote(this.dataDir, `http://${baseDomain(this.env)}`)
  }

  async run(): Promise<Stack> {
    await this.step('Ports, disk and data folder', () => this.prepare())
    const secrets = await keepSecrets(this.dataDir)
    const [built, stored] = await Promise.allSettled([this.build(), this.store(secrets)])
    for (const part of [built, stored]) if (part.status === 'rejected') throw part.reason
    if (stored.status === 'rejected') throw stored.reason
    const around = this.surroundings(secrets, stored.value)
    await this.start('Mail inbox, payment and media simulators', simulators(around))
    await this.start('API, site and workers', apps(around))
    if (this.env.DEMO_DATA && !this.env.STRIPE_SECRET_KEY && !this.env.STRIPE_SIM_URL) {
      const simulator = `http://127.0.0.1:${this.env.STRIPE_SIM_PORT}`
      await this.step('Demo subscription', () => subscribeDemo(simulator, stored.value.database.app))
    }
    return this.stack(around)
  }

  private async step<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
    this.options.signal?.throwIfAborted()
    const result = await this.progress.step(title, work)
    this.options.signal?.throwIfAborted()
    return result
  }

  private async prepare() {
    await mkdir(this.logDir, { recursive: true })
    await requireSpace(this.dataDir)
    await this.note.takeOver()
    this.undo.add(() => this.note.remove())
    if (this.options.temporary) this.undo.add(() => rm(this.dataDir, { recursive: true, force: true }))
    await requirePorts(this.env, await this.portsToTake())
  }

  /** Not those of servers we do without, or that a killed run left running for us. */
  private async portsToTake(): Promise<PortName[]> {
    const { env } = this
    const postgres = await runningPostmaster(this.folder('postgres'))
    const redis = await runningRedis(this.folder('redis'))
    const spared = new Set<PortName>()
    if (env.DATABASE_URL || postgres?.port === env.POSTGRES_PORT) spared.add('POSTGRES_PORT')
    if (!this.wantsRedis() || redis?.port === env.REDIS_PORT) spared.add('REDIS_PORT')
    if (env.STRIPE_SECRET_KEY) spared.add('STRIPE_SIM_PORT')
    if (env.CLOUDINARY_URL) spared.add('MEDIA_SIM_PORT')
    return PORT_NAMES.filter((name) => !spared.has(name))
  }

  private wantsRedis() {
    return !this.env.REDIS_URL && this.env.USE_REDIS === 'auto' && isRedisInstalled()
  }

  private folder(name: string) {
    return path.join(this.dataDir, name)
  }

  private async build() {
    if (this.options.dev || this.options.build === false) return
    await this.step('Build', () => buildAll(this.logDir, this.options.signal))
  }

  private async store(secrets: Secrets) {
    const server = await this.step('PostgreSQL', () => this.database())
    const database = rolesOf(server, { app: secrets.APP_PASSWORD, relay: secrets.RELAY_PASSWORD })
    await this.step('Migrations', async () => {
      const passwords = { appPassword: secrets.APP_PASSWORD, relayPassword: secrets.RELAY_PASSWORD }
      await migrate({ ownerUrl: database.owner, ...passwords })
    })
    if (this.env.DEMO_DATA)
      await this.step('Demo schools', () => seed(database.app, { pictures: !this.env.CLOUDINARY_URL }))
    return { database, redisUrl: await this.step('Queue', () => this.redis()) }
  }

  private async database(): Promise<string> {
    if (this.env.DATABASE_URL) return this.env.DATABASE_URL
    const temporary = this.options.temporary ?? false
    const server = await startPostgres({
      dataDir: this.folder('postgres'),
      port: this.env.POSTGRES_PORT,
      log: (line) => this.progress.say(line),
      temporary,
      fast: temporary,
    })
    this.undo.add(
      () => server.stop(),
      () => process.kill(server.pid, 'SIGQUIT'),
    )
    return await ensureDatabase(server.url, 'banter')
  }

  private async redis(): Promise<string | undefined> {
    if (this.env.REDIS_URL) return this.env.REDIS_URL
    if (this.wantsRedis()) {
      const redis = await startRedis({ dataDir: this.folder('redis'), port: this.env.REDIS_PORT })
      if (redis) {
        this.undo.add(
          () => redis.stop(),
          () => process.kill(redis.pid, 'SIGKILL'),
        )
        return redis.url
      }
    }
    this.progress.say('Without redis-server, jobs wait in PostgreSQL.')
  }

  private surroundings(secrets: Secrets, stored: Pick<Surroundings, 'database' | 'redisUrl'>): Surroundings {
    const { env, dataDir } = this
    return {
      env,
      dataDir,
      secrets,
      ...stored,
      dev: this.options.dev ?? false,
      extra: this.options.extra ?? {},
    }
  }

  private async start(title: string, services: Service[]) {
    await this.step(title, async () => {
      const starting = services.map((service) => {
        const one = new Supervised(service, {
          logDir: this.logDir,
          say: (line) => this.progress.say(line),
          started: (name, pid) => this.note.child(name, pid),
          restart: this.options.restart,
        })
        this.processes.set(service.name, one)
        this.undo.add(
          () => one.stop(),
          () => one.cut(),
        )
        return one.start()
      })
      for (const result of await Promise.allSettled(starting))
        if (result.status === 'rejected') throw result.reason
    })
  }

  private stack({ database, redisUrl }: Surroundings): Stack {
    const { env, processes } = this
    const local = (port: number) => `http://127.0.0.1:${port}`
    const urls = {
      site: `http://${baseDomain(env)}`,
      api: local(env.API_PORT),
      apiMetrics: local(env.API_METRICS_PORT),
      webMetrics: local(env.WEB_METRICS_PORT),
      workers: local(env.WORKER_PORT),
      mail: local(env.MAIL_WEB_PORT),
      stripe: local(env.STRIPE_SIM_PORT),
      media: local(env.MEDIA_SIM_PORT),
      smtp: `smtp://127.0.0.1:${env.MAIL_SMTP_PORT}`,
    }
    return { baseDomain: baseDomain(env), urls, database, redisUrl, processes, stop: () => this.undo.run() }
  }
}
