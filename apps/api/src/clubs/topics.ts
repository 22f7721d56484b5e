import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const club = z.object({ club_id: z.string(), school_id: z.string(), actor_id: z.string().nullable() })
const inClub = club.extend({ user_id: z.string() })
const invite = inClub.extend({ invite_id: z.string(), role: z.string() })
const request = inClub.extend({ request_id: z.string() })
const handover = club.extend({
  handover_id: z.string(),
  from_id: z.string().nullable(),
  to_id: z.string(),
  role: z.string(),
})

export const clubCreated = topic('club_created', 'clubs', club)
/** Anything others see of it is different: name, words, pictures, whether it is hidden. */
export const clubUpdated = topic('club_updated', 'clubs', club)
export const clubDeleted = topic('club_deleted', 'clubs', club)
/** `by_school`: not by who presides it, for a reason that the club's page says. */
export const clubArchived = topic('club_archived', 'clubs', club.extend({ by_school: z.boolean() }))
export const clubRestored = topic('club_restored', 'clubs', club)
/** Nobody leads it any more: the school's admins are to appoint somebody. */
export const clubFrozen = topic('club_frozen', 'clubs', club)
/** It has a new president who was not handed the office: `appointed` by the school, or `succeeded` one who is gone. */
export const presidentChanged = topic(
  'president_changed',
  'clubs',
  inClub.extend({ how: z.enum(['appointed', 'succeeded']) }),
)

export const memberJoined = topic(
  'member_joined',
  'clubs',
  inClub.extend({
    role: z.string(),
    how: z.enum(['founded', 'joined', 'approved', 'invited', 'appointed']),
  }),
)
export const memberLeft = topic(
  'member_left',
  'clubs',
  inClub.extend({ how: z.enum(['left', 'removed', 'closed']) }),
)
export const roleChanged = topic('club_role_changed', 'clubs', inClub.extend({ role: z.string() }))

export const joinRequested = topic('join_requested', 'clubs', request)
export const joinDeclined = topic('join_declined', 'clubs', request.extend({ reason: z.string() }))

export const inviteSent = topic('invite_sent', 'clubs', invite)
export const inviteAccepted = topic('invite_accepted', 'clubs', invite)
export const inviteDeclined = topic('invite_declined', 'clubs', invite)
export const inviteRevoked = topic('invite_revoked', 'clubs', invite)

export const groupCreated = topic('group_created', 'clubs', club.extend({ group_id: z.string() }))
export const groupClosed = topic('group_closed', 'clubs', club.extend({ group_id: z.string() }))

export const handoverOffered = topic('handover_offered', 'clubs', handover)
export const handoverAccepted = topic('handover_accepted', 'clubs', handover)
export const handoverDeclined = topic('handover_declined', 'clubs', handover)

/** `days` before somebody's term ends; 0 when it has ended. They keep the office. */
export const termEnding = topic(
  'club_term_ending',
  'clubs',
  inClub.extend({ term_ends_at: z.string(), days: z.int() }),
)

/** A moment at which something may be over: whoever follows looks whether it still is so. */
export const clubDeadline = topic(
  'club_deadline',
  'clubs',
  z.object({
    kind: z.enum(['request', 'invite', 'handover', 'group', 'term_notice', 'term_end']),
    id: z.string(),
    club_id: z.string(),
    /** For a term: which one, as it may have been set anew. */
    ends_at: z.string().optional(),
  }),
)
