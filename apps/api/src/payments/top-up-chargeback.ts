import { lossBorneByPerson } from '@banter/billing/bank-facts'
import { type CardDispute, takenBy } from '@banter/billing/chargebacks'
import { lockWallet, post } from '@banter/billing/ledger'
import type { Ctx } from '@banter/tenants/context'
import { topUpById } from './top-up-payment.ts'

/** The bank took a top-up back for good: what is left of it in the wallet goes, the rest is owed and kept back from the next sale. */
export async function takeBackTopUp(ctx: Ctx, topUpId: string, dispute: CardDispute): Promise<void> {
  const { userId, currency } = await topUpById(ctx, topUpId, { lock: true })
  const taken = takenBy(dispute)
  const fromWallet = Math.min(await lockWallet(ctx, userId, currency), taken)
  await post(
    ctx,
    lossBorneByPerson(dispute.id, topUpId, { userId, currency, fromWallet, owed: taken - fromWallet }),
  )
}
