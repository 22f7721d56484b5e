import { randomUUID } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../test/campus.ts'
import { control, postEvent, stripeCalls } from '../../test/money.ts'
import { asking, onboard, paidOutSeller, pass, turnBack } from '../../test/payouts.ts'
import * as contract from './contract.ts'

afterEach(turnBack)

test('before anything is begun everything is asked, and only a grown-up may begin', async () => {
  const sue = await (await makeCampus()).student('Sue')
  const { status, tasks } = await sue(contract.getPayoutAccount)
  expect(status).toBe('none')
  expect(tasks.map(({ id, done }) => [id, done])).toEqual(
    ['name', 'birth', 'address', 'identity', 'bank', 'terms'].map((id) => [id, false]),
  )
  const minor = sue(contract.openPayoutAccount, { body: { adult: false as true } })
  await expect(minor).rejects.toMatchObject({ status: 422, fields: { adult: expect.stringContaining('18') } })
})

test('what was given is ticked off, the rest stays in words, until money can be paid out', async () => {
  const campus = await makeCampus()
  const sue = await campus.student('Sue')
  const back = await onboard(sue, { given_name: 'Sue', surname: 'Seller', born: '1999-01-01' })
  expect(back).toBe(`http://${campus.host}/wallet?payouts=returned`)
  const half = await sue(contract.getPayoutAccount)
  expect(half.status).toBe('started')
  expect(half.tasks.filter(({ done }) => done).map(({ id }) => id)).toEqual(['name', 'birth'])
  await onboard(sue)
  await pass(5)
  const all = await sue(contract.getPayoutAccount)
  expect(all.status).toBe('active')
  expect(all.tasks.every(({ done }) => done)).toBe(true)
  const { redirectUrl } = await sue(contract.openPayoutAccount, { body: { adult: true } })
  expect(redirectUrl).toContain('/express/')
  const made = (await stripeCalls(campus)).filter(({ path }) => path === '/v2/core/accounts')
  expect(made.map(({ idempotencyKey }) => idempotencyKey)).toEqual([`payout-account:${sue.viewer.id}`])
})

test('an account that more is asked of later says so by its event, and no money can leave', async () => {
  const { campus, sue } = await paidOutSeller()
  const account = await campus.read(({ db }) => db.payoutAccount.findFirstOrThrow())
  await control(`/accounts/${account.stripeAccount}/restrict`, { due: ['identity.individual.address'] })
  await deliverThin(campus, account.stripeAccount)
  const { status, tasks } = await sue(contract.getPayoutAccount)
  expect(status).toBe('restricted')
  expect(tasks.filter(({ done }) => !done).map(({ title }) => title)).toEqual(['Your home address'])
  await expect(sue(contract.payOut, asking(1_000))).rejects.toMatchObject({
    code: 'PAYOUT_ACCOUNT_NOT_READY',
  })
})

async function deliverThin(campus: TestCampus, account: string) {
  const event = {
    id: `evt_${randomUUID()}`,
    object: 'v2.core.event',
    type: 'v2.core.account[requirements].updated',
    created: clock.now().toISOString(),
    livemode: false,
    related_object: { id: account, type: 'v2.core.account', url: `/v2/core/accounts/${account}` },
  }
  expect((await postEvent(event)).statusCode).toBe(200)
  await campus.runJobs()
}
