import type { Pack } from '@banter/api/clubs/succession/contract'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Card } from '../../ui/card.tsx'
import { Stat } from '../../ui/stat.tsx'
import { dayOf, roleName } from '../words.ts'
import { HistoryList } from './history-list.tsx'
import { PackAhead } from './pack-ahead.tsx'
import { PackSettings } from './pack-settings.tsx'
import { PackWords } from './pack-words.tsx'

/** What a successor needs to know, on one page that can be printed. */
export function HandoverPack({ pack, slug }: { pack: Pack; slug: string }) {
  const { events, requests, invites, groups } = pack.upcoming
  return (
    <>
      <section aria-labelledby="ahead" className="grid gap-3">
        <h2 id="ahead" className="font-semibold">
          What lies ahead
        </h2>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
          <Stat label="Members" value={pack.memberCount} />
          <Stat label="Events to come" value={events} />
          <Stat label="Requests waiting" value={requests} />
          <Stat label="Open invitations" value={invites} />
          <Stat label="Groups" value={groups} />
        </dl>
      </section>
      <Card flush title="Roles and terms">
        <ul aria-label="Officers" className="divide-y divide-line">
          {pack.officers.map((officer) => (
            <li key={officer.person.id} className="flex items-center gap-3 px-4 py-3 sm:px-5">
              <Avatar name={officer.person.name} src={officer.person.avatar} size="sm" />
              <Link
                to={`/people/${officer.person.id}`}
                className="min-w-0 truncate font-medium hover:underline"
              >
                {officer.person.name}
              </Link>
              <span className="ml-auto text-right text-[0.8125rem] text-muted">
                {roleName(officer)}
                {officer.termEndsAt && <span className="block">until {dayOf(officer.termEndsAt)}</span>}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <PackAhead pack={pack} slug={slug} />
      <PackSettings settings={pack.settings} />
      <PackWords pack={pack} />
      <Card title="Files">
        {pack.files.length === 0 ? (
          <p className="text-muted">
            Nothing is pinned.{' '}
            <Link to={`/clubs/${slug}/files`} className="underline">
              Pin the first thing
            </Link>
          </p>
        ) : (
          <ul aria-label="Files" className="grid gap-1.5">
            {pack.files.map(({ id, title, url }) => (
              <li key={id}>
                <a
                  href={url}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="text-accent-text underline underline-offset-2"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Card flush title="What happened">
        <HistoryList history={pack.history} />
      </Card>
    </>
  )
}
