import type { Product } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'

type Stocked = Pick<Product, 'status' | 'stock' | 'reserved'>
export type ShownStatus = 'active' | 'paused' | 'reserved' | 'sold' | 'deleted'

export const canSell = (viewer: Viewer) => viewer.verified

export const isStaff = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

export const canEdit = (viewer: Viewer, product: { sellerId: string }) => viewer.id === product.sellerId

export const canTakeDown = (viewer: Viewer, product: { sellerId: string }) =>
  canEdit(viewer, product) || isStaff(viewer)

/** A paused listing is its seller's business; a sold one keeps its page. */
export const canSee = (viewer: Viewer, product: { sellerId: string; status: Product['status'] }) =>
  product.status === 'active' || (product.status === 'paused' && canTakeDown(viewer, product))

/** What is left decides before what the seller set: a paused listing whose last piece waits for its handoff is reserved. */
export function shownStatus({ status, stock, reserved }: Stocked): ShownStatus {
  if (status === 'deleted') return 'deleted'
  if (stock > 0) return status === 'active' ? 'active' : 'paused'
  return reserved > 0 ? 'reserved' : 'sold'
}

/** How many can be bought now. */
export const available = ({ status, stock }: Stocked) => (status === 'active' ? stock : 0)
