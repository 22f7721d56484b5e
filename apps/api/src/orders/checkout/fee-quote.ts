import { quote, surchargeOn } from '@banter/billing/fees'
import type { School } from '@banter/tenants/context'

/** How a price would be shared if it were paid by card, as this school has decided who bears the card's cost. */
export function feeQuote({ currency, processingFeePayer }: School, amount: number) {
  const shared = quote(amount, currency, processingFeePayer === 'seller' ? 'card' : 'wallet')
  const surcharge = processingFeePayer === 'buyer' ? surchargeOn(amount, currency) : 0
  const money = (cents: number) => ({ amount: cents, currency })
  return {
    amount: money(amount),
    fee: money(shared.fee),
    processing: money(shared.processing),
    surcharge: money(surcharge),
    sellerNet: money(shared.sellerNet),
    capped: shared.capped,
  }
}
