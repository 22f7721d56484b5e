import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeSchool, type TestSchool } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { queueNames } from '../src/crew.ts'
import { openQueues, type Queues } from '../src/queue.ts'
import type { QueueAddress } from '../src/queue-backend.ts'
import { bundled } from './bundled.ts'
import { countingJobs, effects, say } from './counting.ts'
import type { CrewOrder } from './crew-process.ts'
import { fresh, inEachHome, urls } from './homes.ts'

const running = new Set<ChildProcess>()
let program: string

beforeAll(async () => {
  program = await bundled(path.join(import.meta.dirname, 'crew-process.ts'))
})

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** A real process; resolves once it works. */
async function startProcess(
  queue: CrewOrder['queue'],
  die?: CrewOrder['die'],
): Promise<{ child: ChildProcess; exited: Promise<unknown>; log: string[] }> {
  const order: CrewOrder = { appUrl: urls.appUrl, relayUrl: urls.relayUrl, queue, ...(die ? { die } : {}) }
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.add(child)
  const exited = once(child, 'exit').then(([, signal]) => {
    running.delete(child)
    return signal
  })
  const log: string[] = []
  child.stdout.on('data', (chunk) => log.push(String(chunk)))
  await Promise.race([once(child.stdout, 'data'), exited])
  return { child, exited, log }
}

/** Every message has had both its effects exactly once, and the queue has nothing more to give. */
async function expectExactlyOnce(campus: TestSchool, messages: number, queue: CrewOrder['queue']) {
  const wanted = messages * 2
  await expect
    .poll(async () => (await effects(campus)).different, { timeout: 40_000, interval: 200 })
    .toBe(wanted)
  const queues = await openQueues({ ...queue, names: queueNames(countingJobs) })
  await expect.poll(async () => await nothingLeft(queues), { timeout: 20_000, interval: 200 }).toBe(true)
  await queues.close()
  expect(await effects(campus)).toEqual({ all: wanted, different: wanted, noted: wanted })
}

async function nothingLeft(queues: Queues) {
  const counts = Object.values(await queues.depths()).flatMap((states) => Object.values(states))
  return counts.every((count) => count === 0)
}

const moments: [string, NonNullable<CrewOrder['die']>][] = [
  ['between feeding the queue and noting that it did', { at: 'fed', time: 1 }],
  ['in a job, before its effect is committed', { at: 'effect', time: 3 }],
  ['between a job’s commit and the queue’s hearing of it', { at: 'committed', time: 3 }],
]

inEachHome((address: () => QueueAddress) => {
  test.each(moments)(
    'a process killed %s loses nothing and doubles nothing',
    async (_moment, die) => {
      const campus = await makeSchool()
      const queue = { ...address(), namespace: fresh() }
      await say(campus, 0, 30)
      const first = await startProcess(queue, die)
      expect(await first.exited).toBe('SIGKILL')
      const second = await startProcess(queue)
      await expectExactlyOnce(campus, 30, queue)
      second.child.kill('SIGTERM')
      await second.exited
    },
    60_000,
  )

  test.each(['effect', 'committed'] as const)(
    'a job whose process hangs for longer than its lock (%s) is taken over and has its effect once',
    async (at) => {
      const campus = await makeSchool()
      const queue = { ...address(), namespace: fresh() }
      const hanging = startProcess(queue, { at, time: 1, blockMs: 6_000 })
      await say(campus, 0, 30)
      await hanging
      const other = await startProcess(queue)
      await expect
        .poll(() => other.log.join(''), { timeout: 15_000, interval: 100 })
        .toContain('job taken over')
      await expectExactlyOnce(campus, 30, queue)
      for (const { child, exited } of [await hanging, other]) {
        child.kill('SIGTERM')
        expect(await exited).toBeNull()
      }
      expect((await effects(campus)).all).toBe(60)
    },
    60_000,
  )

  test('processes killed again and again at random moments lose nothing and double nothing', async () => {
    const campus = await makeSchool()
    const queue = { ...address(), namespace: fresh() }
    let said = 0
    for (let round = 0; round < 6; round++) {
      const both = await Promise.all([startProcess(queue), startProcess(queue)])
      await say(campus, said, said + 40)
      said += 40
      await wait(Math.random() * 350)
      for (const { child } of both) child.kill('SIGKILL')
      await Promise.all(both.map(({ exited }) => exited))
    }
    const last = await startProcess(queue)
    await expectExactlyOnce(campus, said, queue)
    last.child.kill('SIGTERM')
    expect(await last.exited).toBeNull()
  }, 120_000)
})
