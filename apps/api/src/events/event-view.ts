import type { Event as EventTable } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { clubSeenBy } from '../clubs/membership.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from '../people/blocks.ts'
import { personOf } from '../people/person.ts'
import { localOf } from './calendar/clock.ts'
import type * as contract from './contract.ts'
import { eventColumns } from './event-rows.ts'

interface ClubRow {
  id: string
  slug: string
  name: string
  logoKey: string | null
}

export interface ListedRow extends EventTable {
  organiserName: string
  organiserAvatar: string | null
  organiserMet: boolean
  club: ClubRow | null
  myStatus: contract.RsvpStatus | null
  myGuests: number | null
  myOfferEndsAt: Date | null
}

/** A club as others read of it. */
export const clubJson = sql`json_build_object('id', c.id, 'slug', c.slug, 'name', c.name, 'logoKey', c.logo_key)`

/** The events of `page`, an alias-free select of whole rows of `events`, with what a list shows beside them. */
export function listed(viewer: Viewer, page: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`
    select ${eventColumns}, o.name as "organiserName", o.avatar_key as "organiserAvatar",
           ${unblocked(viewer, sql`e.organiser_id`)} as "organiserMet",
           (select ${clubJson} from clubs c
             where c.school_id = e.school_id and c.id = e.club_id and ${clubSeenBy(viewer, sql`c`)}) as club,
           r.status as "myStatus", r.guests as "myGuests", r.offer_ends_at as "myOfferEndsAt"
      from (${page}) e
      join users o on o.school_id = e.school_id and o.id = e.organiser_id
      left join rsvps r on r.school_id = e.school_id and r.event_id = e.id and r.user_id = ${viewer.id}::uuid`
}

export const clubOf = (media: Media, club: ClubRow | null) =>
  club && {
    id: club.id,
    slug: club.slug,
    name: club.name,
    logo: club.logoKey ? media.url(club.logoKey, 'avatar') : null,
  }

export function summaryOf(media: Media, row: ListedRow): contract.EventSummary {
  const { organiserId, organiserName, organiserAvatar, organiserMet, coverKey, startsAt, endsAt } = row
  const organiser = { id: organiserId, name: organiserName, avatarKey: organiserAvatar }
  return {
    id: row.id,
    seriesId: row.seriesId,
    title: row.title,
    category: row.category as contract.EventCategory,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    startsLocal: localOf(startsAt, row.timeZone),
    endsLocal: localOf(endsAt, row.timeZone),
    timeZone: row.timeZone,
    place: row.place,
    online: row.onlineUrl !== '',
    club: clubOf(media, row.club),
    organiser: organiserMet ? personOf(media, organiser) : null,
    cover: coverKey ? media.url(coverKey, 'card') : null,
    audience: row.audience as 'school' | 'club',
    state: row.state as contract.EventSummary['state'],
    capacity: row.capacity,
    going: row.going,
    taken: row.taken,
    interested: row.interested,
    full: row.capacity !== null && row.taken >= row.capacity,
    approval: row.approval,
    stepFree: row.stepFree,
    captions: row.captions,
    quietRoom: row.quietRoom,
    my: row.myStatus && {
      status: row.myStatus,
      guests: row.myGuests ?? 0,
      offerEndsAt: row.myOfferEndsAt?.toISOString() ?? null,
    },
  }
}
