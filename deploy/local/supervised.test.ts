import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freePort } from './free-port.ts'
import { isAlive } from './postmaster.ts'
import { Supervised, type SupervisedOptions } from './supervised.ts'

let folder: string
let said: string[]
let running: Supervised[]

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-supervised-'))
  said = []
  running = []
})
afterEach(async () => {
  for (const one of running) await one.stop()
  await rm(folder, { recursive: true, force: true })
})

/** A process that serves on a port, after running `more`. */
async function supervise(more = '', options: Partial<SupervisedOptions> = {}) {
  const port = await freePort()
  const file = path.join(folder, 'program.mjs')
  await writeFile(
    file,
    `import { createServer } from 'node:http'\n${more}
    createServer((request, response) => response.end(process.env.WORD)).listen(${port}, '127.0.0.1')`,
  )
  const readyUrl = `http://127.0.0.1:${port}/`
  const one = new Supervised(
    { name: 'program', args: [file], cwd: folder, env: { WORD: 'hello' }, readyUrl },
    { logDir: folder, say: (line) => said.push(line), ...options },
  )
  running.push(one)
  return { one, answer: async () => (await fetch(readyUrl)).text() }
}

test('starts when it is ready, with only the settings it was given, and stops', async () => {
  const { one, answer } = await supervise()
  await one.start()
  expect(await answer()).toBe('hello')
  const pid = one.pid
  await one.stop()
  expect(isAlive(pid!)).toBe(false)
  expect(one.pid).toBeUndefined()
  expect(said).toEqual([])
})

test('starts a crashed process again and says so', async () => {
  const pids: number[] = []
  const { one, answer } = await supervise('', { started: (_name, pid) => pids.push(pid) })
  await one.start()
  await one.kill()
  await vi.waitFor(async () => expect(await answer()).toBe('hello'), { timeout: 10_000, interval: 50 })
  expect(new Set(pids).size).toBe(2)
  expect(said).toEqual(['[program] ended with SIGKILL; starting it again in 0.5 s'])
})

test('a process that ends at once is a failed start that names its log', async () => {
  const { one } = await supervise('console.error("no database"); process.exit(3)')
  await expect(one.start()).rejects.toThrow(
    `program did not start. It ended before it was ready. Its log: ${folder}`,
  )
  expect(await readFile(path.join(folder, 'program.log'), 'utf8')).toBe('no database\n')
  expect(said).toEqual(['[program] no database'])
})

test('ends a process that does not listen', async () => {
  const { one } = await supervise('process.on("SIGTERM", () => {})', { patience: 200 })
  await one.start()
  const pid = one.pid
  await one.stop()
  expect(isAlive(pid!)).toBe(false)
})

test('is cut off at once while it is being stopped, and is not started again', async () => {
  const { one } = await supervise('process.on("SIGTERM", () => {})')
  await one.start()
  const pid = one.pid
  const stopped = one.stop()
  one.cut()
  await stopped
  expect(isAlive(pid!)).toBe(false)
  expect(said).toEqual([])
})

test('keeps the log to itself but for warnings', async () => {
  const lines = [
    { level: 30, msg: 'listening' },
    { level: 40, msg: 'slow', err: { message: 'timeout' } },
  ]
  const { one } = await supervise(
    lines.map((line) => `console.log(${JSON.stringify(JSON.stringify(line))})`).join('\n'),
  )
  await one.start()
  await vi.waitFor(() => expect(said).toEqual(['[program] slow: timeout']))
  await one.stop()
  const log = await readFile(path.join(folder, 'program.log'), 'utf8')
  expect(
    log
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual(lines)
})
