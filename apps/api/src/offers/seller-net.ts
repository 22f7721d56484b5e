import { quote } from '@banter/billing/fees'
import type { School } from '@banter/tenants/context'

/** What of a total is the seller's, after the fee, and card processing where the school has its sellers bear it. */
export const netOf = ({ processingFeePayer }: School, total: number, currency: string): number =>
  quote(total, currency, processingFeePayer === 'seller' ? 'card' : 'wallet').sellerNet
