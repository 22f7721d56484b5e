import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Message } from '@banter/tenants/outbox'
import { afterEach, expect, test } from 'vitest'
import { type DeadLetter, openQueues, type Queues, type QueuesOptions } from '../src/queue.ts'
import { fresh, inEachHome } from './homes.ts'

const opened = new Set<Queues>()

afterEach(async () => {
  await Promise.all([...opened].map((queues) => queues.close()))
  opened.clear()
})

function message(): Message {
  return {
    topic: 'test_topic',
    payload: { n: 1 },
    meta: {
      id: randomUUID(),
      version: 1,
      schoolId: randomUUID(),
      occurredAt: new Date().toISOString(),
      producer: 'tests',
    },
  }
}

const delivery = (id: string, turn = 0, job = 'do-it') => ({
  id: `${id}-${job}`,
  job,
  message: message(),
  turn,
})

inEachHome((address) => {
  async function open(more: Partial<QueuesOptions> = {}) {
    const queues = await openQueues({ ...address(), names: ['one', 'two'], namespace: fresh(), ...more })
    opened.add(queues)
    return queues
  }

  test('a job fed twice under one id is done once, with the message as it was sent', async () => {
    const queues = await open()
    const seen: [string, Message][] = []
    const sent = delivery('a')
    await queues.feed('one', [sent, sent])
    await queues.feed('one', [sent, delivery('b')])
    const working = await queues.work('one', async (job, got) => void seen.push([job, got]), {
      concurrency: 1,
    })
    await expect.poll(() => seen.length).toBe(2)
    expect(seen).toContainEqual(['do-it', sent.message])
    await queues.feed('one', [sent])
    await wait(300)
    expect(seen.length).toBe(2)
    await working.close(1_000)
  })

  test('each queue has its own jobs and its depth is known', async () => {
    const queues = await open()
    await queues.feed('one', [delivery('a')])
    await queues.feed('two', [delivery('b'), delivery('c', 3)])
    expect(await queues.depths()).toMatchObject({
      one: { waiting: 1, active: 0, failed: 0 },
      two: { waiting: 1, prioritized: 1 },
    })
    await expect(queues.feed('three', [delivery('d')])).rejects.toThrow(/no queue three/)
    await queues.ping()
  })

  test('a later turn waits behind an earlier one, whichever came first', async () => {
    const queues = await open()
    const [flood, more, modest] = [delivery('flood', 5), delivery('more', 5), delivery('modest')]
    await queues.feed('one', [flood, more])
    await queues.feed('one', [modest])
    const order: string[] = []
    const perform = async (_job: string, { meta }: Message) => void order.push(meta.id)
    const working = await queues.work('one', perform, { concurrency: 1 })
    await expect.poll(() => order).toEqual([modest, flood, more].map(({ message }) => message.meta.id))
    await working.close(1_000)
  })

  test('a job that fails is tried again, and done', async () => {
    const queues = await open({ backoffMs: 50 })
    let tries = 0
    const working = await queues.work(
      'one',
      async () => {
        if (++tries < 3) throw new Error('not yet')
      },
      { concurrency: 1 },
    )
    await queues.feed('one', [delivery('a')])
    await expect.poll(() => tries, { timeout: 5_000 }).toBe(3)
    await working.close(1_000)
    expect(await queues.deadLetters()).toEqual([])
  })

  test('a job that always fails ends on the dead-letter list, and is done once it can be and is given another go', async () => {
    const queues = await open({ attempts: 3, backoffMs: 20 })
    const dead: DeadLetter[] = []
    let broken = true
    let done = 0
    const perform = async () => {
      if (broken) throw new Error('the printer is on fire')
      done++
    }
    const working = await queues.work('one', perform, {
      concurrency: 2,
      onDead: (letter) => dead.push(letter),
    })
    const hopeless = delivery('a')
    await queues.feed('one', [hopeless])
    await expect
      .poll(() => queues.deadLetters(), { timeout: 5_000 })
      .toMatchObject([
        {
          id: hopeless.id,
          queue: 'one',
          job: 'do-it',
          school: hopeless.message.meta.schoolId,
          topic: 'test_topic',
          error: 'the printer is on fire',
          attempts: 3,
        },
      ])
    await expect.poll(() => dead.map(({ id }) => id)).toEqual([hopeless.id])
    broken = false
    expect(await queues.retryDeadLetter('nothing-like-it')).toBe(false)
    expect(await queues.retryDeadLetter(hopeless.id)).toBe(true)
    await expect.poll(() => done).toBe(1)
    await expect.poll(() => queues.deadLetters()).toEqual([])
    await working.close(1_000)
  })

  test('a worker that closes finishes what it runs and takes nothing more', async () => {
    const queues = await open()
    const finished: number[] = []
    let started = 0
    const working = await queues.work(
      'one',
      async () => {
        const n = ++started
        await wait(500)
        finished.push(n)
      },
      { concurrency: 1 },
    )
    await queues.feed('one', [delivery('a'), delivery('b')])
    await expect.poll(() => started).toBe(1)
    expect(await working.close(5_000)).toBe(true)
    expect({ started, finished }).toEqual({ started: 1, finished: [1] })
    expect(await queues.depths()).toMatchObject({ one: { waiting: 1, active: 0 } })
  })

  test('a worker that does not finish in time says so', async () => {
    const queues = await open()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const working = await queues.work('one', () => held, { concurrency: 1 })
    await queues.feed('one', [delivery('a')])
    await expect.poll(async () => (await queues.depths()).one?.active).toBe(1)
    expect(await working.close(100)).toBe(false)
    release()
    await working.close(5_000)
  })
})

test('a queue without an address, or with one where nobody answers, is refused at once', async () => {
  await expect(openQueues({ names: ['one'] })).rejects.toThrow(/REDIS_URL or QUEUE_DATABASE_URL/)
  await expect(openQueues({ names: ['one'], redisUrl: 'redis://127.0.0.1:1' })).rejects.toThrow()
  await expect(openQueues({ names: ['one'], databaseUrl: 'postgresql://a@127.0.0.1:1/b' })).rejects.toThrow()
})
