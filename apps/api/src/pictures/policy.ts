import type { Viewer } from '@banter/tenants/context'

/** Moderators and admins of the school: they see every picture and its prices, and never its original. */
export const keepsOrder = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

/** Its author, whose picture it stands under, and who keeps order. */
export const canDeleteComment = (viewer: Viewer, authorId: string, ownerId: string) =>
  viewer.id === authorId || viewer.id === ownerId || keepsOrder(viewer)
