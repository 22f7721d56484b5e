import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  account,
  calls,
  control,
  moving,
  newRefund,
  newTransfer,
  paidSession,
  payments,
} from '../test/stripe-calls.ts'

describe('cut off after the effect, until the SDK gives up', () => {
  test.each(moving)(
    '%s, asked for again, has had its effect once',
    async (_name, { prepare, asks, makes }) => {
      const call = await prepare(randomUUID())
      const count = async () => (await control('/objects'))[makes].length
      const before = await count()
      const path = asks.at(-1)?.split(' ')[1]
      await control('/faults', { match: { method: 'POST', path }, kind: 'timeout_after_effect', times: 3 })
      await expect(call()).rejects.toMatchObject({ code: 'PAYMENTS_UNAVAILABLE' })
      expect(await count()).toBe(before + 1)
      const second = await call()
      expect(await call()).toEqual(second)
      expect(await count()).toBe(before + 1)
    },
  )
})

describe('after every other fault', () => {
  const faults = ['error500', 'error429', 'error409', 'timeout_before'] as const
  test.each(moving.flatMap(([name, entry]) => faults.map((fault) => [name, fault, entry] as const)))(
    '%s and %s: asked for until it answers, it has had its effect once',
    async (_name, kind, { prepare, asks, makes }) => {
      const call = await prepare(randomUUID())
      const count = async () => (await control('/objects'))[makes].length
      const before = await count()
      const path = asks.at(-1)?.split(' ')[1]
      await control('/faults', { match: { method: 'POST', path }, kind, times: 3 })
      let answered = false
      for (let n = 0; n < 5 && !answered; n++)
        answered = await call().then(
          () => true,
          () => false,
        )
      await control('/faults/clear', {})
      expect([answered, await count()]).toEqual([true, before + 1])
    },
  )
})

test('when its key is forgotten, what moved money is found by what it is about', async () => {
  const [refundId, payoutId, evidenceId] = [randomUUID(), randomUUID(), randomUUID()]
  const payment = await paidSession(refundId)
  const send = await calls.transfer.prepare(payoutId)
  const speak = await calls.submitEvidence.prepare(evidenceId)
  const refund = () => payments.refund(newRefund(refundId, payment.id))
  const first = [await refund(), await send(), await speak()]
  await control('/clock', { advanceSeconds: 2 * 86_400 })
  expect([await refund(), await send(), await speak()]).toEqual(first)
})

test('what the platform does not have yet is said in a way of its own, and sent under a later key', async () => {
  const id = randomUUID()
  const destination = await account(id)
  const wanted = { ...newTransfer(id, destination), amount: 10_000_000 }
  await expect(payments.transfer(wanted)).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' })
})
