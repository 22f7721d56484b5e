import { type ChildProcess, fork, type Serializable, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const home = path.dirname(import.meta.dirname)
export const root = path.resolve(home, '../..')
const PATIENCE_MS = 10_000

export interface Child {
  pid: number
  /** Sends a message and waits for the one that answers it. @throws when that says `failed` */
  ask<Answer>(message: Serializable): Promise<Answer>
  stop(): Promise<void>
}

/** Starts a program of this folder that is spoken to by messages. */
export async function forkProgram(file: string, args: string[] = []): Promise<Child> {
  const child = fork(path.join(home, file), args, {
    execArgv: ['--conditions=source', '--import', 'tsx'],
    env: basics(),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    pid: pidOf(child),
    ask: <Answer>(message: Serializable) => answerOf<Answer>(child, file, message),
    stop: () => end(child),
  }
}

function answerOf<Answer>(child: ChildProcess, file: string, message: Serializable): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`${file} ended before it answered.`))
    child.once('exit', ended)
    child.once('message', (answer) => {
      child.off('exit', ended)
      const { failed } = Object(answer) as { failed?: string }
      if (failed) reject(new Error(`${file} failed: ${failed}`))
      else resolve(answer as Answer)
    })
    child.send(message)
  })
}

export interface Server {
  pid: number
  url: string
  stop(): Promise<void>
}

export interface ServerOptions {
  name: string
  /** Arguments of node. */
  args: string[]
  env: Record<string, string>
  port: number
  /** Answers 200 once it can work. */
  ready: string
  logDir: string
}

/** Starts a server and waits until it is ready. @throws with the end of what it said when it is not */
export async function startServer({ name, args, env, port, ready, logDir }: ServerOptions): Promise<Server> {
  const log = path.join(logDir, `${name}.log`)
  const out = createWriteStream(log)
  await once(out, 'open')
  const child = spawn(process.execPath, args, {
    cwd: home,
    env: { ...basics(), ...env },
    stdio: ['ignore', out, out],
    // Ctrl-C in the terminal is for us, and we stop it in its turn.
    detached: true,
  })
  const server = { pid: pidOf(child), url: `http://127.0.0.1:${port}`, stop: () => end(child) }
  try {
    await untilReady(server.url + ready, () => child.exitCode === null && child.signalCode === null)
  } catch (error) {
    await server.stop()
    const said = (await readFile(log, 'utf8')).trim().slice(-1_500)
    throw new Error(`${name} did not start. ${said}`, { cause: error })
  }
  return server
}

async function untilReady(url: string, alive: () => boolean) {
  const until = Date.now() + 30_000
  while (alive() && Date.now() < until) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => 0,
    )
    if (status === 200) return
    await wait(50)
  }
  throw new Error(`${url} did not answer.`)
}

function pidOf({ pid }: ChildProcess): number {
  if (!pid) throw new Error('The process could not be started.')
  return pid
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  await ended
  clearTimeout(late)
}

/** What any program needs; settings of ours must not reach one by accident. */
function basics(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TMPDIR']
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
