import type { Order } from '@banter/api/orders/contract'
import { IconFileDownload, IconPhotoDown, IconReceipt, IconRefresh } from '@tabler/icons-react'
import { Link } from '../router.ts'

const PAID: Order['state'][] = ['held', 'settling', 'settled', 'refunding', 'refunded']
const OVER: Order['state'][] = ['settled', 'refunded', 'cancelled', 'expired']
const GOT: Order['state'][] = ['settling', 'settled']
const LINK = 'inline-flex items-center gap-1.5 rounded-sm font-medium text-accent-text hover:underline'

/** Where one can go from an order: its receipt, and the thing again. */
export function OrderLinks({ order }: { order: Order }) {
  const paid = PAID.includes(order.state)
  const digital = order.delivery === 'digital'
  const again = order.role === 'buyer' && !digital && OVER.includes(order.state) ? order.items[0] : undefined
  const original = order.role === 'buyer' && digital && GOT.includes(order.state) ? order.items[0] : undefined
  if (!paid && !again) return null
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-2">
      {paid && (
        <>
          <li>
            <Link to={`/orders/${order.id}/receipt`} className={LINK}>
              <IconReceipt aria-hidden className="size-4" />
              Receipt
            </Link>
          </li>
          <li>
            <a href={`/orders/${order.id}/receipt.pdf`} download className={LINK}>
              <IconFileDownload aria-hidden className="size-4" />
              Receipt as PDF
            </a>
          </li>
        </>
      )}
      {original && (
        <li>
          <Link to={`/products/${original.productId}`} className={LINK}>
            <IconPhotoDown aria-hidden className="size-4" />
            The original
          </Link>
        </li>
      )}
      {again && (
        <li>
          <Link to={`/products/${again.productId}`} className={LINK}>
            <IconRefresh aria-hidden className="size-4" />
            Buy again
          </Link>
        </li>
      )}
    </ul>
  )
}
