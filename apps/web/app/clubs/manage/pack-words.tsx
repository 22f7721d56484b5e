import type { Pack } from '@banter/api/clubs/succession/contract'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { dayOf, people } from '../words.ts'

/** What the club said lately, to begin the next announcement with, and the links that let people in. */
export function PackWords({ pack: { announcements, links } }: { pack: Pack }) {
  return (
    <>
      {announcements.length > 0 && (
        <Card flush title="Announcements to begin with">
          <ul aria-label="Announcements" className="divide-y divide-line">
            {announcements.map(({ id, body, createdAt }) => (
              <li key={id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3 sm:px-5">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="line-clamp-4 whitespace-pre-wrap wrap-anywhere print:line-clamp-none">
                    {body}
                  </p>
                  <p className="text-[0.8125rem] text-muted">{dayOf(createdAt)}</p>
                </div>
                <CopyButton text={body} label="Copy" />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {links.length > 0 && (
        <Card flush title="Open invite links">
          <ul aria-label="Open invite links" className="divide-y divide-line">
            {links.map(({ id, url, expiresAt, joined }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 px-4 py-3 sm:px-5">
                <span className="min-w-0 font-mono text-[0.8125rem] break-all">
                  {url.replace(/^https?:\/\//, '')}
                </span>
                <span className="text-[0.8125rem] text-muted">
                  until {dayOf(expiresAt)}
                  {joined > 0 && `, ${people(joined)} came by it`}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
