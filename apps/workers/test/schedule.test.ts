import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { fairTurns } from '../src/fair-turns.ts'
import { startSchedule } from '../src/schedule.ts'
import { silent, urls } from './homes.ts'

function counting(name: string, turns: string[], everySeconds = 0.1) {
  const run = async () => void turns.push(name)
  return startSchedule({
    databaseUrl: urls.relayUrl,
    logger: silent,
    retryMs: 50,
    work: [{ name: 'tick', everySeconds, run }],
  })
}

test('of two processes one does the periodic work, and the other once that one ends', async () => {
  const turns: string[] = []
  const first = counting('first', turns)
  await expect.poll(() => turns.length).toBeGreaterThan(1)
  const second = counting('second', turns)
  await wait(400)
  expect(new Set(turns)).toEqual(new Set(['first']))
  await first.close()
  const before = turns.length
  await expect.poll(() => turns.length).toBeGreaterThan(before + 1)
  expect(new Set(turns.slice(before))).toEqual(new Set(['second']))
  await second.close()
})

test('periodic work goes on after its connection was lost, and after it failed', async () => {
  let turns = 0
  const runner = startSchedule({
    databaseUrl: urls.relayUrl,
    logger: silent,
    retryMs: 50,
    work: [
      {
        name: 'stumble',
        everySeconds: 0.05,
        async run() {
          if (++turns % 2) throw new Error('stumbled')
        },
      },
    ],
  })
  await expect.poll(() => turns).toBeGreaterThan(3)
  const owner = new pg.Client({ connectionString: urls.ownerUrl })
  await owner.connect()
  const { rowCount } = await owner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'banter-schedule' and datname = current_database()",
  )
  await owner.end()
  expect(rowCount).toBe(1)
  const before = turns
  await expect.poll(() => turns, { timeout: 5_000 }).toBeGreaterThan(before + 3)
  await runner.close()
})

test('closing waits for the turn that runs', async () => {
  let finished = false
  let started = false
  const run = async () => {
    started = true
    await wait(300)
    finished = true
  }
  const runner = startSchedule({
    databaseUrl: urls.relayUrl,
    logger: silent,
    work: [{ name: 'slow', everySeconds: 60, run }],
  })
  await expect.poll(() => started).toBe(true)
  await runner.close()
  expect(finished).toBe(true)
})

test('a school that floods falls behind, a modest one does not, and the flood is forgiven in time', () => {
  let now = 0
  const turnOf = fairTurns(() => now)
  const flood = Array.from({ length: 1_000 }, () => turnOf('loud'))
  expect(flood[0]).toBe(0)
  expect(flood.at(-1)).toBeGreaterThan(5)
  expect(turnOf('quiet')).toBe(0)
  now = 60_000
  expect(turnOf('loud')).toBe(0)
})
