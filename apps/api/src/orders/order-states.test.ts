import { expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { buy, fillWallet, list } from '../../test/money.ts'
import { OrderState } from './contract.ts'
import { moves, transition } from './order-states.ts'

test('no state can be reached again', () => {
  const reach = (from: OrderState): OrderState[] => moves[from].flatMap((to) => [to, ...reach(to)])
  for (const state of OrderState.options) expect(reach(state)).not.toContain(state)
})

test('an order moves only along its ways, from where it really is, once', async () => {
  const campus = await makeCampus()
  const [seller, buyer] = [await campus.student('Sue'), await campus.student('Bob')]
  await fillWallet(campus, buyer, 2_000)
  const {
    orders: [order],
  } = await buy(buyer, [await list(campus, seller)], 'wallet')
  const id = order?.id ?? ''
  const move = (state: OrderState, to: OrderState) =>
    campus.command((ctx) => transition(ctx, [{ id, state }], to))
  for (const to of OrderState.options.filter((to) => !moves.held.includes(to)))
    await expect(move('held', to)).rejects.toMatchObject({ statusCode: 409 })
  await expect(move('awaiting_payment', 'cancelled')).rejects.toMatchObject({ statusCode: 409 })
  const tries = await Promise.allSettled([
    move('held', 'settling'),
    move('held', 'refunding'),
    move('held', 'settling'),
  ])
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
