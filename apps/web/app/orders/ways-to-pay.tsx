import type { Cart } from '@banter/api/marketplace/cart/contract'
import type { Wallet } from '@banter/api/payments/contract'
import { IconCash, IconCreditCard, IconWallet } from '@tabler/icons-react'
import { formatMoney } from '../ui/amounts.ts'
import type { RadioCard } from '../ui/radio-cards.tsx'

const LEAST_BY_CARD = 50

/** How a cart can be paid, and what there is to know about each. */
export function waysToPay(
  { total, surcharge }: Pick<Cart, 'total' | 'surcharge'>,
  balance: Wallet['balance'],
): RadioCard[] {
  const short = total.amount - balance.amount
  const tooLittle = total.amount < LEAST_BY_CARD
  return [
    {
      value: 'card',
      title: 'Card',
      detail: tooLittle ? 'From $0.50 on' : byCard(surcharge),
      icon: <IconCreditCard aria-hidden />,
      disabled: tooLittle,
    },
    {
      value: 'wallet',
      title: 'Wallet',
      detail:
        short > 0
          ? `You have ${formatMoney(balance)}: ${formatMoney({ ...balance, amount: short })} short`
          : `${formatMoney(balance)} available`,
      icon: <IconWallet aria-hidden />,
      disabled: short > 0,
    },
    {
      value: 'in_person',
      title: 'In person',
      detail: 'Pay the seller when you meet; not protected by us',
      icon: <IconCash aria-hidden />,
    },
  ]
}

const byCard = (surcharge: Cart['surcharge']) =>
  surcharge.amount > 0
    ? `On a secure page; ${formatMoney(surcharge)} card processing on top`
    : 'On a secure page, then back here'

/** The way that is chosen before the buyer chooses. */
export const firstWay = (ways: RadioCard[]) => ways.find(({ disabled }) => !disabled)?.value ?? 'in_person'

/** What happens to the money until the handoff. */
export const promiseOf = (method: string) =>
  method === 'in_person'
    ? 'Kept for you until you meet. You pay the seller directly, so we cannot give anything back.'
    : 'Reserved for you for 15 minutes, and held until you have everything in your hands.'
