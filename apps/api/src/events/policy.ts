import type { Viewer } from '@banter/tenants/context'

export type EventRole = 'organiser' | 'cohost' | 'door' | null

interface Seen {
  state: string
  role: EventRole
  endsAt: Date
}

export const isStaff = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

export const canCreate = (viewer: Viewer) => viewer.verified
export const canAnswer = (viewer: Viewer) => viewer.verified

/** Those who give it. The door only lets people in. */
export const gives = ({ role }: Pick<Seen, 'role'>) => role === 'organiser' || role === 'cohost'

export const canEdit = (event: Seen) => gives(event) && event.state !== 'cancelled'
export const canPublish = (event: Seen) => gives(event) && event.state === 'draft'
export const canCancel = (viewer: Viewer, event: Seen, now: Date) =>
  event.state === 'published' && event.endsAt > now && (event.role === 'organiser' || isStaff(viewer))
export const canDelete = (viewer: Viewer, { role, state }: Seen) =>
  role === 'organiser' || (isStaff(viewer) && state !== 'draft')
export const canCheckIn = ({ role, state }: Seen) => role !== null && state === 'published'
export const canSeeAttendees = ({ role }: Seen) => role !== null
export const canReview = (viewer: Viewer) => isStaff(viewer)
