import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { cpuOf, type ProcessTimes, parseStat, spentBetween, ticksOf } from './cpu.ts'

const line = (name: string, parent: number, times: string) =>
  `4711 (${name}) S ${parent} 4711 4711 0 -1 4194560 2301 88 0 0 ${times} 20 0 1 0 8000 1 2 3`

test('reads parent and ticks, its own and those of children it has waited for', () => {
  expect(parseStat(line('postgres', 12, '30 12 5 3'))).toEqual({ pid: 4711, parent: 12, ticks: 50 })
})

test.each(['tmux: server', 'a) R 1 (b', '(sd-pam)', ''])('a process may be called %j', (name) => {
  expect(parseStat(line(name, 12, '1 2 3 4'))).toEqual({ pid: 4711, parent: 12, ticks: 10 })
})

test.each(['', 'gone', '12 (cut off'])('%j is no process', (text) => {
  expect(parseStat(text)).toBeNull()
})

test('a tree counts every descendant once, and no stranger', () => {
  const one = (pid: number, parent: number, ticks: number): ProcessTimes => ({ pid, parent, ticks })
  const processes = [one(12, 10, 100), one(10, 1, 1), one(11, 10, 10), one(13, 12, 1_000), one(20, 1, 50_000)]
  expect(ticksOf(processes, [10])).toBe(1_111)
  expect(ticksOf(processes, [10, 12])).toBe(1_111)
  expect(ticksOf(processes, [99])).toBe(0)
})

test.runIf(process.platform === 'linux')('counts what a child burnt after it has ended', () => {
  const roots = { application: [process.pid], database: [] }
  const before = cpuOf(roots)
  const work = 'const end = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < end);'
  expect(spawnSync(process.execPath, ['-e', work]).status).toBe(0)
  const spent = spentBetween(before, cpuOf(roots))
  expect(spent.application).toBeGreaterThan(250)
  expect(spent.database).toBe(0)
})
