import type { ClubDetail } from '@banter/api/clubs/contract'
import { ReportLink } from '../../moderation/report-link.tsx'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf, roleName } from '../words.ts'

/** What the club says of itself, its rules, and who leads it. */
export function About({ club }: { club: ClubDetail }) {
  return (
    <div className="grid gap-4">
      <Card title="About">
        <p className={club.about ? 'whitespace-pre-wrap' : 'text-muted'}>
          {club.about || 'Nobody has written anything yet.'}
        </p>
        {club.tags.length > 0 && (
          <ul aria-label="Tags" className="mt-3 flex flex-wrap gap-1.5">
            {club.tags.map((tag) => (
              <li key={tag}>
                <Link
                  to={`/clubs?q=${encodeURIComponent(tag)}`}
                  className="block rounded-full bg-sunken px-2.5 py-0.5 text-xs text-muted hover:text-ink"
                >
                  {tag}
                </Link>
              </li>
            ))}
          </ul>
        )}
        <p className="mt-4 border-t border-line pt-3 text-[0.8125rem] text-muted">
          Since {dayOf(club.createdAt)}
        </p>
      </Card>
      {club.officers.length > 0 && (
        <Card title="Officers" flush>
          <ul aria-label="Officers" className="divide-y divide-line">
            {club.officers.map((officer) => (
              <li
                key={officer.person.id}
                className="relative flex items-center gap-3 px-4 py-3 hover:bg-sunken/50 sm:px-5"
              >
                <Avatar name={officer.person.name} src={officer.person.avatar} />
                <span className="min-w-0">
                  <Link
                    to={`/people/${officer.person.id}`}
                    className="block truncate font-medium after:absolute after:inset-0"
                  >
                    {officer.person.name}
                  </Link>
                  <span className="block truncate text-[0.8125rem] text-muted">{roleName(officer)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {club.rules && (
        <Card title="Rules">
          <p className="whitespace-pre-wrap">{club.rules}</p>
        </Card>
      )}
      {!club.may.includes('edit') && <ReportLink type="club" id={club.id} from={`/clubs/${club.slug}`} />}
    </div>
  )
}
