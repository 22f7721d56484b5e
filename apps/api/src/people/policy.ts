import type { Viewer } from '@banter/tenants/context'
import type { SeenBy } from './contract.ts'

/** Moderators and admins see what somebody hides by blocking them: they look into what is reported. */
export const seesEverybody = (viewer: Viewer) => viewer.role === 'moderator' || viewer.role === 'admin'

/** What somebody is to the owner of a profile. */
export type Relation = 'self' | 'clubmate' | 'schoolmate'

/** A directory hold is stronger than every choice of a field. */
export const mayKnow = (relation: Relation, seenBy: SeenBy, held: boolean) =>
  relation === 'self' || (!held && (seenBy === 'everyone' || (seenBy === 'clubs' && relation === 'clubmate')))
