import type { Viewer } from '@banter/tenants/context'

export const canPost = (viewer: Viewer) => viewer.verified

export const canDelete = (viewer: Viewer, post: { authorId: string }) =>
  viewer.id === post.authorId || viewer.role === 'moderator' || viewer.role === 'admin'
