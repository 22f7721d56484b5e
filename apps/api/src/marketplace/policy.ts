import type { Product } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'

type Stocked = Pick<Product, 'status' | 'stock' | 'reserved'>
type Owned = Pick<Product, 'sellerId'>
export type ShownStatus = Product['status'] | 'reserved' | 'sold'

/** Not yet in the shop: nobody but its seller, and of some the staff, has seen it. */
const UNSEEN: readonly string[] = ['draft', 'pending', 'refused']
const OFFERED: readonly string[] = ['active', 'expired']

export const canSell = (viewer: Viewer) => viewer.verified

export const isStaff = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

export const canEdit = (viewer: Viewer, product: Owned) => viewer.id === product.sellerId

export const canTakeDown = (viewer: Viewer, product: Owned) => canEdit(viewer, product) || isStaff(viewer)

export const wasPublic = ({ status }: Pick<Product, 'status'>) => !UNSEEN.includes(status)

/** A sold listing and one whose time is over keep their page; a paused one is its seller's business, a draft nobody else's. */
export function canSee(viewer: Viewer, product: Owned & Pick<Product, 'status'>): boolean {
  if (OFFERED.includes(product.status)) return true
  if (product.status === 'deleted') return false
  return canEdit(viewer, product) || (product.status !== 'draft' && isStaff(viewer))
}

/** What is left decides before what the seller set: a paused listing whose last piece waits for its handoff is reserved. */
export function shownStatus({ status, stock, reserved }: Stocked): ShownStatus {
  if (status === 'deleted' || stock > 0) return status
  return reserved > 0 ? 'reserved' : 'sold'
}

/** How many can be bought now: what is wanted or to swap is not for sale. */
export const available = ({ status, stock, kind }: Pick<Product, 'status' | 'stock' | 'kind'>) =>
  status === 'active' && (kind === 'sale' || kind === 'free') ? stock : 0
