import type pg from 'pg'
import { userId } from './demo-rows.ts'
import type { DemoSchool } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const HOUR = 3_600_000

/** What lies on the desk of the school's admin: a club's campaign to look at, a business's that is only planned, and some figures. */
export async function layOutAdDesk(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  if (school.slug !== 'uta') return
  const admin = userId(school, 'admin')
  await pendingOfClub(client, school, now)
  await plannedByBusiness(client, school, now, admin)
  await histories(client)
  await figures(client, now)
}

async function pendingOfClub(client: pg.Client, school: DemoSchool, now: Date) {
  const at = new Date(now.getTime() - 5 * HOUR)
  const id = (what: string) => seededId(at, school.slug, 'ad desk', what)
  await client.query(
    `insert into campaigns (id, reference, advertiser_id, kind, name, state, currency, submitted_at, created_at)
     select $1, 'DEMADW1K', a.id, 'club', 'Robot Night, spring edition', 'pending', 'usd', $2, $2
       from advertisers a join clubs c on c.school_id = a.school_id and c.id = a.club_id where c.slug = 'robotics-club'`,
    [id('campaign'), at],
  )
  await client.query(
    `insert into creatives (id, campaign_id, headline, body, action, landing_url, state, created_at)
     values ($1, $2, 'Robot Night is back', 'Twelve teams, one arena. Bring a friend, ear plugs are at the door.', 'Get tickets', '/events', 'pending', $3)`,
    [id('creative'), id('campaign'), at],
  )
  await client.query(
    `insert into flights (id, campaign_id, placement, starts_at, ends_at, created_at)
     values ($1, $2, 'events', $3, $3::timestamptz + interval '21 days', $3)`,
    [id('flight'), id('campaign'), at],
  )
  await events(client, id('campaign'), null, [
    ['created', at],
    ['pending', at],
  ])
  await client.query(
    `insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
     values (app.uuid_v7(), 'campaign_due', 1, 'ads', jsonb_build_object('campaign_id', $1::text), $2, $2::timestamptz + interval '21 days')`,
    [id('campaign'), at],
  )
}

/** Planned and not paid for: there is no money in the demo that never came. */
async function plannedByBusiness(client: pg.Client, school: DemoSchool, now: Date, admin: string) {
  const at = new Date(now.getTime() - 26 * HOUR)
  const id = (what: string) => seededId(at, school.slug, 'ad desk', what)
  await client.query(
    `insert into advertisers (id, kind, name, website, email, category, created_by_id, created_at)
     values ($1, 'business', 'Slice of Abram', 'https://sliceofabram.example', 'hello@sliceofabram.example', 'food', $2, $3)`,
    [id('advertiser'), admin, at],
  )
  await client.query(
    `insert into campaigns (id, reference, advertiser_id, kind, name, state, currency, created_by_id, created_at)
     values ($1, 'DEMADR4F', $2, 'sponsored', 'Two slices for one, finals week', 'draft', 'usd', $3, $4)`,
    [id('campaign'), id('advertiser'), admin, at],
  )
  await client.query(
    `insert into creatives (id, campaign_id, headline, body, action, landing_url, created_at)
     values ($1, $2, 'Two slices for one', 'From 9 pm with your student card, until the last paper is handed in.', 'Order now',
             'https://sliceofabram.example/finals', $3)`,
    [id('creative'), id('campaign'), at],
  )
  await client.query(
    `insert into flights (id, campaign_id, placement, kind, price, budget, starts_at, ends_at, created_at)
     values ($1, $2, 'feed', 'cpm', 500, 5000, $3::timestamptz + interval '8 days', $3::timestamptz + interval '22 days', $3)`,
    [id('flight'), id('campaign'), at],
  )
  await events(client, id('campaign'), admin, [['created', at]])
}

async function events(client: pg.Client, campaign: string, by: string | null, told: [string, Date][]) {
  for (const [kind, at] of told)
    await client.query(
      `insert into campaign_events (id, campaign_id, by_id, kind, at) values (app.uuid_v7(), $1, $2, $3, $4)`,
      [campaign, by, kind, at],
    )
}

/** How those that run came to run. */
async function histories(client: pg.Client) {
  await client.query(
    `insert into campaign_events (id, campaign_id, kind, at)
     select app.uuid_v7(), c.id, k, c.created_at + n * interval '1 second'
       from campaigns c cross join unnest(array['created', 'pending', 'approved', 'live']) with ordinality as told(k, n)
      where c.state = 'live'`,
  )
}

/** What the school's own ad has brought since it began: more by day than by night, and less from day to day. */
async function figures(client: pg.Client, now: Date) {
  await client.query(
    `insert into ad_hours (flight_id, creative_id, hour, shown, views, clicks)
     select f.id, n.id, h, views * 14 / 10, views, case when views > 20 and extract(hour from h)::int % 3 = 0 then 1 + views / 70 else 0 end
       from campaigns c
       join advertisers a on a.school_id = c.school_id and a.id = c.advertiser_id and a.name = 'UTA Career Center'
       join flights f on f.school_id = c.school_id and f.campaign_id = c.id
       join creatives n on n.school_id = c.school_id and n.campaign_id = c.id
      cross join generate_series(date_trunc('hour', c.live_at) + interval '1 hour', $1::timestamptz - interval '1 hour', '1 hour') h
      cross join lateral (select (case when extract(hour from h at time zone 'America/Chicago') between 8 and 22 then 40 else 4 end
                                  + extract(hour from h)::int % 7 * 3) * case f.placement when 'feed' then 2 else 1 end as views) v`,
    [now],
  )
  await client.query(
    `insert into ad_traffic (placement, hour, showings)
     select p, h, case when extract(hour from h at time zone 'America/Chicago') between 8 and 22 then 90 else 8 end
       from unnest(array['feed', 'shop', 'events', 'clubs', 'rail']) p
      cross join generate_series(date_trunc('hour', $1::timestamptz) - interval '14 days', date_trunc('hour', $1::timestamptz) - interval '1 hour', '1 hour') h`,
    [now],
  )
}
