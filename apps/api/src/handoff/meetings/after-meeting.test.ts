import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { expectSoundBooks } from '../../../test/money.ts'
import { walletOf } from '../../../test/payouts.ts'
import * as orders from '../../orders/contract.ts'
import { sayNoShow } from '../no-shows/contract.ts'
import { agreedOn, goTo, type HeldOrder, heldOrder } from '../testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const callOff = ({ id }: HeldOrder, who: HeldOrder['buyer']) =>
  who(orders.cancelOrder, { params: { id }, body: {} })
const mayCancel = async ({ id }: HeldOrder, who: HeldOrder['buyer']) =>
  (await who(orders.getOrder, { params: { id } })).may.cancel

test('a buyer who has met the seller does not walk away with the thing and the money', async () => {
  const scene = await heldOrder()
  const { startsAt } = await agreedOn(scene)
  goTo(startsAt, -1)
  expect(await mayCancel(scene, scene.buyer)).toBe(true)
  goTo(startsAt, 1)
  expect([await mayCancel(scene, scene.buyer), await mayCancel(scene, scene.seller)]).toEqual([false, true])
  await expect(callOff(scene, scene.buyer)).rejects.toMatchObject({ status: 409, code: 'MEETING_OVER' })
  // Nobody says that something is wrong, so the seller is paid although there was no code.
  await agreedTimeOver(scene)
  expect([await walletOf(scene.seller), await walletOf(scene.buyer)]).toEqual([4_900, 0])
  await expectSoundBooks(scene.campus)
})

test('a meeting that is known to have failed keeps nobody from giving up', async () => {
  const scene = await heldOrder()
  const { startsAt } = await agreedOn(scene)
  goTo(startsAt, 20)
  await scene.seller(sayNoShow, { params: { id: scene.id }, body: { statement: 'Nobody was there.' } })
  clock.offsetMs += 25 * 3_600_000
  await scene.campus.runJobs()
  // The buyer did not come: nothing is agreed on any more, and they can give up.
  expect(await callOff(scene, scene.buyer)).toMatchObject({ state: 'refunded' })
})

test('what is paid in cash can be called off until the code is given: no money of it is here', async () => {
  const scene = await heldOrder(5_000, 'in_person')
  const { startsAt } = await agreedOn(scene)
  goTo(startsAt, 60)
  expect(await callOff(scene, scene.buyer)).toMatchObject({ state: 'cancelled' })
})

async function agreedTimeOver({ campus }: HeldOrder) {
  clock.offsetMs += 3 * 86_400_000
  await campus.runJobs()
}
