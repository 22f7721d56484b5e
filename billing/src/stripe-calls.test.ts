import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { calls, control, payments } from '../test/stripe-calls.ts'

interface Logged {
  method: string
  path: string
  idempotencyKey: string | null
}

async function askedBy(id: string, call: () => Promise<unknown>): Promise<string[]> {
  const before = (await control('/requests')).requests.length
  await call()
  const asked: Logged[] = (await control('/requests')).requests.slice(before)
  const plain = (text: string) =>
    text
      .replaceAll(id, ':id')
      .replaceAll(/\b(cs_test|pi|ch|re|du|acct|txn|tr|cus|sub|sub_sched|in)_\w+/g, ':other')
  const lines = asked.map(
    ({ method, path, idempotencyKey: key }) => `${method} ${plain(path)}${key ? ` ${plain(key)}` : ''}`,
  )
  return [...new Set(lines)]
}

const entries = Object.entries(calls)

test('every method of the port is listed with what it asks', () => {
  const methods = Object.entries(payments).filter(([, value]) => typeof value === 'function')
  expect(
    methods
      .map(([name]) => name)
      .filter((name) => name !== 'verifyWebhook')
      .toSorted(),
  ).toEqual(Object.keys(calls).toSorted())
})

test.each(entries)(
  '%s asks what is listed, each write under the key of its subject',
  async (_name, entry) => {
    const id = randomUUID()
    expect(await askedBy(id, await entry.prepare(id))).toEqual(entry.asks)
  },
)
