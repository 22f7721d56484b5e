import type pg from 'pg'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DAY = 86_400_000

/** kind | club, where it is one's | advertiser | days ago | where | headline | text | action | leads to */
const tables: Record<string, string> = {
  uta: `
    school |               | UTA Career Center | 6 | feed, events      | Fall career fair, 40 employers          | Bring a résumé; the first hundred get it read on the spot.        | Learn more  | https://www.uta.edu/student-affairs/careercenter
    club   | robotics-club | Robotics Club     | 4 | feed, clubs, rail | Build night: no experience, free pizza  | Tuesday at 18:00 in Nedderman Hall. A kit waits for you.           | Join us     | /clubs/robotics-club
    club   | running-club  | Running Club      | 3 | feed, events      | Slow run, long talk                     | Three times a week from the steps of the MAC. Nobody is left behind. | Join us   | /clubs/running-club
    house  |               | Banter            | 9 | shop, rail, feed  | Sell what you do not need any more      | It takes a minute, and you are paid when it is handed over.       | Learn more  | /sell
    house  |               | Banter            | 8 | shop, clubs       | Your money is held until you have it    | Meet on campus, look at it, show your code: only then is it paid.  | Learn more  | /shop
  `,
  lakeside: `
    house  |               | Banter            | 5 | feed, shop, rail  | Sell what you do not need any more      | It takes a minute, and you are paid when it is handed over.       | Learn more  | /sell
  `,
}

/** What the demo's school, its clubs and Banter itself announce. Nothing of it is paid for: no money was moved that never came. */
export async function layOutAds(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  for (const [index, row] of rowsOf(tables[school.slug]).entries()) {
    const [kind, club, name, days, where, headline, text, action, url] = row
    const at = new Date(now.getTime() - Number(days) * DAY)
    const id = (what: string) => seededId(at, school.slug, 'ad', what, headline ?? '')
    const reference = `DEMAD${school.slug === 'uta' ? 2 : 3}${'ABCDEFGH'[index]}K`
    await client.query(
      `insert into advertisers (id, kind, name, email, club_id, created_at)
       values ($1, $2, $3, $4, (select id from clubs where slug = $5), $6)`,
      [
        id('advertiser'),
        kind === 'club' ? 'club' : 'school',
        name,
        `ads@${school.mailDomain}`,
        club || null,
        at,
      ],
    )
    await client.query(
      `insert into campaigns (id, reference, advertiser_id, kind, name, state, currency, submitted_at, approved_at, live_at, created_at)
       values ($1, $2, $3, $4, $5, 'live', 'usd', $6, $6, $6, $6)`,
      [id('campaign'), reference, id('advertiser'), kind, headline, at],
    )
    await client.query(
      `insert into creatives (id, campaign_id, headline, body, action, landing_url, state, created_at, decided_at)
       values ($1, $2, $3, $4, $5, $6, 'approved', $7, $7)`,
      [id('creative'), id('campaign'), headline, text, action, url, at],
    )
    for (const placement of (where ?? '').split(', '))
      await client.query(
        `insert into flights (id, campaign_id, placement, starts_at, ends_at, created_at)
         values ($1, $2, $3, $4, $4::timestamptz + interval '120 days', $4)`,
        [id(placement), id('campaign'), placement, at],
      )
  }
}
