import type { ClubCategory, Entry, Role, Todo } from '@banter/api/clubs/contract'
import type { Handover, Happening } from '@banter/api/clubs/succession/contract'

export const CATEGORIES: Record<ClubCategory, string> = {
  academic: 'Academic',
  arts: 'Arts',
  career: 'Career',
  culture: 'Culture',
  faith: 'Faith',
  gaming: 'Gaming',
  music: 'Music',
  outdoors: 'Outdoors',
  service: 'Service',
  social: 'Social',
  sports: 'Sports',
  technology: 'Technology',
  other: 'Other',
}
export const categoryOptions = Object.entries(CATEGORIES).map(([value, label]) => ({ value, label }))

export const ROLES: Record<Role, string> = {
  president: 'President',
  officer: 'Officer',
  treasurer: 'Treasurer',
  moderator: 'Moderator',
  member: 'Member',
}

/** What somebody is called in a club: their own title before the role's name. */
export const roleName = ({ role, title }: { role: Role; title: string }) => title || ROLES[role]

/** What each role is for, for whoever gives it. */
export const ROLE_MEANS: Record<Exclude<Role, 'president'>, string> = {
  officer: 'Edits the club, lets people in, gives roles, announces and plans.',
  treasurer: 'Looks after the files, and sees the club’s log.',
  moderator: 'Lets people in, keeps order in posts and groups.',
  member: 'Posts, joins groups, sees members’ things.',
}

export const ENTRIES: Record<Entry, { name: string; means: string }> = {
  open: { name: 'Open', means: 'Anybody at your school joins with one tap.' },
  request: { name: 'By request', means: 'People ask, answer your questions, and an officer says yes.' },
  invite: { name: 'Invite-only', means: 'Only those you invite come in. Others see that the club exists.' },
}

export const WHAT_IS_DUE: Record<Todo, { title: string; text: string }> = {
  second_officer: {
    title: 'This club needs a second officer',
    text: 'With only one, it stands still when that one graduates. Invite somebody, or make a member an officer.',
  },
  term_ended: {
    title: 'A term has ended',
    text: 'Nothing is lost, and the office goes on. Set a new term, or hand it over.',
  },
  term_ends: {
    title: 'A term ends within 30 days',
    text: 'A good moment to find successors: offer them the office, and the handover pack is ready.',
  },
  requests: { title: 'People wait to be let in', text: 'Requests run out after 14 days.' },
}

export const people = (count: number) =>
  `${count.toLocaleString('en-US')} ${count === 1 ? 'member' : 'members'}`

/** A day to read; the same words on a server and in every browser. */
export const dayOf = (moment: string) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(moment))

export const HANDOVER_STATES: Record<Handover['state'], string> = {
  offered: 'Offered',
  accepted: 'Handed over',
  declined: 'Declined',
  withdrawn: 'Taken back',
  expired: 'Ran out',
}

/** A line of a club's log; `who` did it, `whom` it was about. */
export function happened({ what, detail, actor, person }: Happening): string {
  const who = actor?.name ?? 'Banter'
  const whom = person?.name ?? 'somebody'
  const role = (ROLES[detail.role as Role] ?? '').toLowerCase()
  const lines: Record<string, string> = {
    founded: `${who} founded the club.`,
    edited: `${who} changed ${detail.fields || 'the settings'}.`,
    archived: detail.how === 'school' ? 'The school archived the club.' : `${who} archived the club.`,
    restored: `${who} brought the club back.`,
    frozen: 'Nobody led the club any more: it was frozen.',
    member_removed: `${who} took ${whom} out.`,
    role_changed: `${who} made ${whom} ${role}.`,
    president_changed:
      detail.how === 'appointed' ? `The school made ${whom} president.` : `${whom} became president.`,
    office_offered: `${who} offered ${whom} the office of ${role}.`,
    office_declined: `${who} declined the office of ${role}.`,
    office_handed_over: `${who} took over as ${role} from ${whom}.`,
    term_ended: `The term of ${whom} ended.`,
    group_closed: `The group ${detail.name ?? ''} was closed.`,
    file_added: `${who} pinned ${detail.name ?? 'something'}.`,
    file_removed: `${who} unpinned ${detail.name ?? 'something'}.`,
    link_made: `${who} made an invite link.`,
  }
  return lines[what] ?? what
}
