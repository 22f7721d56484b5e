import { randomUUID } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import { expect } from 'vitest'
import * as payments from '../src/payments/contract.ts'
import * as contract from '../src/payouts/contract.ts'
import { type Asker, makeCampus, type TestCampus } from './campus.ts'
import { control, earn, stripeCalls } from './money.ts'

/** A sum, under a key of its own unless one is given. */
export const asking = (amount: number, key: string = randomUUID()) => ({
  body: { amount },
  idempotencyKey: key,
})

/** Goes through the payment service's page; with fields, through a part of it. */
export async function onboard(person: Asker, fields: Record<string, string> = { fill: 'test' }) {
  const { redirectUrl } = await person(contract.openPayoutAccount, { body: { adult: true } })
  const answer = await fetch(redirectUrl, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  return answer.headers.get('location')
}

/** Card money that has arrived at the payment service: what it can send on. Of many, since each may pay in little at once. */
export async function fundPlatform(campus: TestCampus, amount = 50_000) {
  for (let left = amount; left > 0; left -= 50_000) {
    const rich = await campus.student('Rich')
    const asked = await rich(payments.topUp, asking(Math.min(left, 50_000)))
    await control('/pay', { session: asked.redirectUrl.split('/').at(-1) })
  }
  await control('/arrive', {})
}

let passed = 0
/** Time passes here and at the payment service alike. */
export async function pass(seconds: number) {
  passed += seconds
  clock.offsetMs += seconds * 1_000
  await control('/clock', { advanceSeconds: seconds })
}

/** For after a test: others share both clocks. */
export const turnBack = () => pass(-passed)

/** Somebody whose sales put money into the wallet, with an account to send it to. */
export async function paidOutSeller(balance = 5_000) {
  const campus = await makeCampus()
  const sue = await campus.student('Sue')
  await earn(campus, sue, balance)
  await onboard(sue)
  expect((await sue(contract.getPayoutAccount)).status).toBe('active')
  return { campus, sue }
}

export const walletOf = async (person: Asker) => (await person(payments.getWallet)).balance.amount
export const transfersOf = async (campus: TestCampus) =>
  (await stripeCalls(campus)).filter(({ method, path }) => method === 'POST' && path === '/v1/transfers')
export const objectsOf = async (campus: TestCampus) =>
  (await control('/objects')).transfers.filter(
    ({ metadata }: { metadata: Record<string, string> }) => metadata.school_id === campus.school.id,
  )
