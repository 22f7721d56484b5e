import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { listed } from '../../clubs/club-list.ts'
import { clubCreated } from '../../clubs/topics.ts'
import { after, type Job } from '../../job.ts'
import { newClubsDue } from '../topics.ts'

const QUEUE = 'notifications'
/** So many are named; the others are a number. */
const NAMED = 3

/** Clubs of a week, told to the school on the Monday after at eight, once. */
export const newClubsNews: Job[] = [
  after(clubCreated, QUEUE, 'set-new-clubs-digest', setDigest),
  after(newClubsDue, QUEUE, 'tell-new-clubs', tellNewClubs),
]

/** The clock of the campus, and what it shows now. */
const local = (now: Date) => sql`
  (select coalesce((select time_zone from calendar_settings), 'America/Chicago') as zone) z,
  lateral (select ${now}::timestamptz at time zone zone as now) l`

async function setDigest(ctx: Ctx, { club_id }: { club_id: string }): Promise<void> {
  const [monday] = await ctx.sql<{ at: Date }>(sql`
    select (date_trunc('week', l.now) + interval '7 days 8 hours') at time zone zone as at from ${local(ctx.now)}`)
  if (monday) await publish(ctx, newClubsDue, { club_id }, { at: monday.at })
}

interface NewClub {
  id: string
  name: string
  tagline: string
}

/** Each club of the week asks for it; that of the youngest that is still listed is answered. */
async function tellNewClubs(ctx: Ctx, { club_id }: { club_id: string }): Promise<void> {
  const clubs = await ctx.sql<NewClub & { week: string }>(sql`
    select c.id, c.name, c.tagline, to_char(date_trunc('week', l.now), 'IYYY-IW') as week
      from clubs c, ${local(ctx.now)}
     where ${listed} and c.state = 'active'
       and c.created_at >= (date_trunc('week', l.now) - interval '7 days') at time zone zone
       and c.created_at < date_trunc('week', l.now) at time zone zone
     order by c.created_at desc, c.id desc limit 100`)
  const [youngest] = clubs
  if (youngest?.id !== club_id) return
  const { title, body } = wordsFor(clubs)
  ctx.write(sql`
    insert into notifications (id, user_id, about, kind, title, body, href, created_at)
    select app.uuid_v7(), u.id, ${`new_clubs:${youngest.week}`}, 'club_digest', ${title}, ${body}, '/clubs?sort=newest', ${ctx.now}::timestamptz
      from users u left join profiles p on p.school_id = u.school_id and p.user_id = u.id
     where u.status = 'active' and u.email_verified_at is not null and coalesce(p.suggest_clubs, true)
       and exists (select from unnest(${clubs.map(({ id }) => id)}::uuid[]) as fresh(id)
         where not exists (select from club_members m
           where m.school_id = u.school_id and m.club_id = fresh.id and m.user_id = u.id))
    on conflict do nothing`)
}

function wordsFor(clubs: NewClub[]): { title: string; body: string } {
  const names = clubs.slice(0, NAMED).map(({ name }) => name)
  const more = clubs.length - names.length
  const last = more > 0 ? `${more} more` : names.pop()
  const [only] = clubs
  if (clubs.length === 1 && only)
    return { title: `A new club: ${only.name}`, body: only.tagline || 'Have a look.' }
  return { title: 'New clubs this week', body: `${names.join(', ')} and ${last}.` }
}
