import type { Member } from '@banter/api/clubs/members/contract'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { dayOf, ROLES, roleName } from '../words.ts'
import { MemberDeeds } from './member-deeds.tsx'

/** People in a club, each with what the viewer may do about them. */
export function MemberList({ members, slug }: { members: Member[]; slug: string }) {
  return (
    <ul aria-label="Members" className="divide-y divide-line">
      {members.map((member) => (
        <li key={member.person.id} className="flex items-start gap-3 px-4 py-3 sm:px-5">
          <Avatar name={member.person.name} src={member.person.avatar} />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <Link to={`/people/${member.person.id}`} className="truncate font-medium hover:underline">
                {member.person.name}
              </Link>
              {member.me && <Badge>You</Badge>}
              {member.role !== 'member' && <Badge tone="accent">{roleName(member)}</Badge>}
            </p>
            <p className="text-[0.8125rem] text-muted">
              {member.role !== 'member' && member.title ? `${ROLES[member.role]} · ` : ''}
              Since {dayOf(member.joinedAt)}
              {member.termEndsAt && ` · term until ${dayOf(member.termEndsAt)}`}
            </p>
          </div>
          {(member.assignable.length > 0 || member.mayRemove) && <MemberDeeds member={member} slug={slug} />}
        </li>
      ))}
    </ul>
  )
}
