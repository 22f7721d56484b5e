import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { WriteStream } from 'node:fs'
import path from 'node:path'
import { followOutput, openLog } from './log-lines.ts'
import { untilReady } from './ready.ts'

export interface Service {
  name: string
  args: string[]
  cwd: string
  env: Record<string, string | undefined>
  /** Answers 200 once it can work. */
  readyUrl: string
}

export interface SupervisedOptions {
  logDir: string
  say: (line: string) => void
  /** Told every process number, also of restarts. */
  started?: (name: string, pid: number) => void
  /** Off in tests that want to see a process end. */
  restart?: boolean
  /** How long a process may take to end, in ms. */
  patience?: number
}

const STEADY_MS = 30_000
const LONGEST_PAUSE_MS = 15_000
/** The apps end themselves sooner; workers finish the jobs they hold. */
const PATIENCE_MS = 27_000

/** One process of the product: started, watched, started again when it crashes, and stopped in bounded time. */
export class Supervised {
  private child: ChildProcess | undefined
  private log: WriteStream | undefined
  /** Whether its end would be a surprise. */
  private wanted = false
  private crashes = 0
  private startedAt = 0
  private pause: NodeJS.Timeout | undefined

  constructor(
    readonly service: Service,
    private readonly options: SupervisedOptions,
  ) {}

  get pid(): number | undefined {
    return this.isRunning() ? this.child?.pid : undefined
  }

  /** @throws when it ends or stays unready, naming its log */
  async start(): Promise<void> {
    const file = path.join(this.options.logDir, `${this.service.name}.log`)
    this.log ??= await openLog(file)
    this.launch()
    try {
      await untilReady(this.service.readyUrl, () => this.isRunning())
      this.wanted = true
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await this.stop()
      throw new Error(`${this.service.name} did not start. ${reason} Its log: ${file}`, { cause: error })
    }
  }

  async stop(): Promise<void> {
    this.wanted = false
    clearTimeout(this.pause)
    await this.end('SIGTERM')
    this.log?.end()
    this.log = undefined
  }

  /** At once and for good: nobody waits for it. */
  cut(): void {
    this.wanted = false
    clearTimeout(this.pause)
    this.child?.kill('SIGKILL')
  }

  /** For tests of what happens then: ends the process without a word, as a crash would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL')
  }

  private async end(signal: NodeJS.Signals) {
    const child = this.child
    if (!child || !this.isRunning()) return
    const ended = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), this.options.patience ?? PATIENCE_MS)
    await ended
    clearTimeout(late)
  }

  private isRunning() {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
  }

  private launch(): ChildProcess {
    const { name, args, cwd, env } = this.service
    const child = spawn(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C in the terminal is for us: it would end all of them at once, in no order.
      detached: process.platform !== 'win32',
    })
    if (this.log) followOutput(child.stdout, child.stderr, this.log, (line) => this.say(line))
    child.once('error', (error) => this.say(error.message))
    child.once('exit', (code, signal) => this.ended(code ?? signal))
    this.startedAt = Date.now()
    this.child = child
    if (child.pid) this.options.started?.(name, child.pid)
    return child
  }

  private ended(how: number | string | null) {
    if (!this.wanted) return
    if (this.options.restart === false) return this.say(`ended with ${how}`)
    this.crashes = Date.now() - this.startedAt > STEADY_MS ? 0 : this.crashes + 1
    const pause = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** this.crashes)
    this.say(`ended with ${how}; starting it again in ${pause / 1000} s`)
    this.pause = setTimeout(() => this.launch(), pause)
  }

  private say(line: string) {
    this.options.say(`[${this.service.name}] ${line}`)
  }
}
