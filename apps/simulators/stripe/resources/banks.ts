import { newId } from '../identifiers.ts'
import type { StoredBank } from '../tables.ts'
import type { World } from '../world.ts'

/** Stripe's test number of an account that no bank knows. */
export const NO_SUCH_ACCOUNT = '000111111116'

/** Where an account's money goes. */
export function bankOf(world: World, owner: string): StoredBank | undefined {
  return world.tables.banks.get(owner)
}

export function setBank(world: World, owner: string, account: string): StoredBank {
  return world.tables.banks.put({
    id: owner,
    bank: newId('ba'),
    last4: account.slice(-4),
    fails: account === NO_SUCH_ACCOUNT,
    errored: false,
  })
}
