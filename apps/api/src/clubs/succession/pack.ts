import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Site } from '../../job.ts'
import type { Media } from '../../media/media.ts'
import { personOf } from '../../people/person.ts'
import { officersOf, shownOfficer } from '../club-view.ts'
import type { Role } from '../contract.ts'
import { openLinks, shownLink } from '../invite-links/link-rows.ts'
import { allows } from '../policy.ts'
import { resourcesOf } from '../resources/resource-rows.ts'
import type { Pack } from './contract.ts'
import { historyOf } from './history.ts'
import { announcementsOf, countsOf, eventsOf, settingsOf, waitingOf } from './pack-rows.ts'

const MOST_HISTORY = 50

/** Where the pack is about, and what its reader is there now. */
interface Reading {
  id: string
  role: Role | null
}

/** What who leads the club next needs to know: people, what lies ahead, settings, words, files, and what happened. */
export async function packOf(
  ctx: ReadCtx,
  { media, site }: { media: Media; site: Site },
  { id, role }: Reading,
): Promise<Pack> {
  const { memberCount, ...upcoming } = await countsOf(ctx, id)
  const officers = await officersOf(ctx, id)
  const files = await resourcesOf(ctx, media, id)
  const { items: history } = await historyOf(ctx, media, id, { limit: MOST_HISTORY })
  // Who has handed over reads on for a while, but lets nobody in any more.
  const waiting = allows(role, 'admit') ? await waitingOf(ctx, id) : []
  const links = allows(role, 'invite') ? await openLinks(ctx, sql`l.club_id = ${id}::uuid order by l.id`) : []
  return {
    officers: officers.map((officer) => shownOfficer(media, officer)),
    memberCount,
    upcoming,
    files: files.map(({ id: fileId, title, url, media: picture }) => ({
      id: fileId,
      title,
      url: url ?? picture?.url ?? '',
    })),
    events: await eventsOf(ctx, id),
    requests: waiting.map(({ requestId, createdAt, expiresAt, ...person }) => ({
      id: requestId,
      person: personOf(media, person),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    settings: await settingsOf(ctx, id),
    announcements: await announcementsOf(ctx, id),
    links: links.map((row) => {
      const { id: linkId, url, expiresAt, joined } = shownLink(ctx, media, site, row)
      return { id: linkId, url, expiresAt, joined }
    }),
    history,
  }
}
