interface Outcome {
  fee: number
  processing: number
  sellerNet: number
  capped: boolean
}

const FEE = { bps: 200, cap: 500 }
const CARD = { bps: 290, fixed: 30 }

/** While a price is typed: what its seller would get, in cents. The server's own answer decides; a test holds this to it. */
export function sellerGets(cents: number): Outcome {
  const share = halfUp(cents * FEE.bps)
  const fee = Math.min(FEE.cap, share)
  const cost = cents === 0 ? 0 : halfUp(cents * CARD.bps) + CARD.fixed
  const processing = Math.min(cost, cents - fee)
  return { fee, processing, sellerNet: cents - fee - processing, capped: share > FEE.cap }
}

/** Ten-thousandths, rounded half up, in whole numbers all the way. */
function halfUp(tenThousandths: number): number {
  const raised = tenThousandths + 5_000
  return (raised - (raised % 10_000)) / 10_000
}
