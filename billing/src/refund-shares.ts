import { feeRefunded } from './fees.ts'

/** An order's money as it was agreed. `surcharge` is paid on top of the gross, the rest comes out of it. */
export interface Sold {
  gross: number
  fee: number
  processing: number
  surcharge: number
}

/** What has been given back so far, all refunds together. */
export interface GivenBack {
  /** Of the gross: what the refunds were asked for. */
  refunded: number
  fee: number
  processing: number
  surcharge: number
}

/**
 * How everything stands once `refunded` of the gross is back, from the sum alone: how many refunds it took, and in which order, does not
 * matter. Before the seller was paid, card processing is given back in proportion too; afterwards it stays spent: the card network keeps it.
 * @throws InvalidAmount when more is asked for than was paid
 */
export function givenBackOf(
  sold: Sold,
  refunded: number,
  settled: Pick<GivenBack, 'processing'> | null,
): GivenBack {
  const fee = feeRefunded(sold.fee, refunded, sold.gross)
  const surcharge = feeRefunded(sold.surcharge, refunded, sold.gross)
  return {
    refunded,
    fee,
    surcharge,
    processing: settled ? settled.processing : processingBack(sold, refunded, fee),
  }
}

/** In proportion, as far as what the seller still gets stays at nought or above. */
function processingBack(sold: Sold, refunded: number, fee: number): number {
  const proportional = feeRefunded(sold.processing, refunded, sold.gross)
  const sellers = sold.gross - sold.fee - sold.processing
  return Math.max(refunded - fee - sellers, Math.min(proportional, refunded - fee))
}

/** What the seller has of a sale after what was given back. */
export function sellerShare(sold: Sold, back: GivenBack): number {
  return sold.gross - back.refunded - (sold.fee - back.fee) - (sold.processing - back.processing)
}
