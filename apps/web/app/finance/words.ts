import type { ReconIssue } from '@banter/api/payouts/reconciliation/contract'

export const KINDS: Record<ReconIssue['kind'], { name: string; means: string }> = {
  missing_here: {
    name: 'Missing in our books',
    means: 'The payment service moved this money; none of our books knows of it.',
  },
  missing_there: {
    name: 'Missing at the payment service',
    means: 'Our books have this movement; the payment service does not know it.',
  },
  amount: { name: 'Amounts differ', means: 'Both sides know this movement, with another amount.' },
  balance: {
    name: 'Balances differ',
    means: 'All books together say another sum than the payment service holds.',
  },
  books: {
    name: 'Books do not add up',
    means: 'A rule that must hold at any moment does not hold in this school’s books.',
  },
  refund: {
    name: 'Refund refused',
    means:
      'The payment service does not give this money back. When somebody did so there by hand, say that it is resolved: then its order ends.',
  },
}

export const ACCOUNTS: Record<string, string> = {
  stripe_balance: 'Payment service',
  bank: 'Bank',
  seller_receivable: 'Owed by a seller',
  dispute_pending: 'Disputed payments',
  order_escrow: 'Held for an order',
  wallet: 'Wallet',
  payout_pending: 'Payout on its way',
  ads_deferred: 'Prepaid ads',
  school_share_payable: 'Owed to a school',
  fee_revenue: 'Fees',
  subscription_revenue: 'Subscriptions',
  ads_revenue: 'Ads',
  stripe_fees: 'Card processing',
  dispute_loss: 'Lost disputes',
  goodwill: 'Goodwill',
}

export const casePath = ({ school, id }: Pick<ReconIssue, 'school' | 'id'>) =>
  `/finance/differences/${school.id}/${id}`
