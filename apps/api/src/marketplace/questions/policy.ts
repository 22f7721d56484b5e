import type { Product, ProductQuestion } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'

/** Moderators and admins of the school. */
const keepsOrder = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

/** How long what was written can be put in other words: later somebody may have acted on it. */
const EDIT_MS = 15 * 60_000
export const MOST_WAITING_HERE = 3
export const MOST_A_DAY = 30

type Asked = Pick<ProductQuestion, 'askerId' | 'sellerId' | 'createdAt' | 'answeredAt'>

/** It can be had now. What is paused, sold or over keeps its questions, and gets no new ones. */
export const isOpen = ({ status, stock }: Pick<Product, 'status' | 'stock'>) =>
  status === 'active' && stock > 0

const isFresh = (at: Date, now: Date) => now.getTime() - at.getTime() < EDIT_MS

export const canChange = (viewer: Viewer, { askerId, createdAt, answeredAt }: Asked, now: Date) =>
  viewer.id === askerId && answeredAt === null && isFresh(createdAt, now)

export const canDelete = (viewer: Viewer, { askerId }: Asked) => viewer.id === askerId || keepsOrder(viewer)

export const canAnswer = (viewer: Viewer, { sellerId, answeredAt }: Asked, open: boolean) =>
  viewer.id === sellerId && answeredAt === null && open

export const canChangeAnswer = (viewer: Viewer, { sellerId, answeredAt }: Asked, now: Date) =>
  viewer.id === sellerId && answeredAt !== null && isFresh(answeredAt, now)

export const canDeleteAnswer = (viewer: Viewer, { sellerId, answeredAt }: Asked) =>
  answeredAt !== null && (viewer.id === sellerId || keepsOrder(viewer))
