import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from './postmaster.ts'
import { commandOf } from './process-table.ts'
import { RunNote } from './run-note.ts'

let folder: string
const sleepers: ChildProcess[] = []

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'banter-note-'))
})
afterEach(async () => {
  for (const sleeper of sleepers.splice(0)) sleeper.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  sleepers.push(child)
  return { pid: child.pid!, command: commandOf(child.pid!) }
}

const note = (content: object) => writeFile(path.join(folder, 'run.json'), JSON.stringify(content))
const gone = { pid: 2 ** 22 + 1, command: 'node up.ts' }

test('ends what a killed run left, and only that', async () => {
  const left = sleeper()
  const other = sleeper()
  const reused = { pid: other.pid, command: 'node apps/web/dist/server.js' }
  await note({ ...gone, url: 'http://localhost:1', children: { api: left, web: reused } })
  await new RunNote(folder, 'http://localhost:2').takeOver()
  expect(isAlive(left.pid)).toBe(false)
  expect(isAlive(other.pid)).toBe(true)
})

test('refuses to run beside a copy that is alive on the same data', async () => {
  const alive = sleeper()
  await note({ ...alive, url: 'http://localhost:4000', children: {} })
  const mine = new RunNote(folder, 'http://localhost:2')
  await expect(mine.takeOver()).rejects.toThrow(
    `already running on this data (process ${alive.pid}, http://localhost:4000)`,
  )
})

test('writes down what runs now, and survives a note that was cut off', async () => {
  await writeFile(path.join(folder, 'run.json'), '{"pid": 12')
  const mine = new RunNote(folder, 'http://localhost:2')
  await mine.takeOver()
  const child = sleeper()
  mine.child('api', child.pid)
  const kept = JSON.parse(await readFile(path.join(folder, 'run.json'), 'utf8'))
  expect(kept).toMatchObject({ pid: process.pid, url: 'http://localhost:2', children: { api: child } })
  mine.remove()
  await expect(readFile(path.join(folder, 'run.json'))).rejects.toThrow()
})
