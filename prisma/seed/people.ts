import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'

/** who | graduates | pronouns | interests | bio */
const profiles: Record<string, string> = {
  uta: `
    student        | 2027 | she/her   | coding, robotics, hiking, board games    | CS junior. I print robot parts at the FabLab and lose at Catan on Thursdays.
    seller         | 2026 | he/him    | cycling, design, cooking                 | Mechanical engineering. I sell what I fix, and I fix what I sell.
    moderator      | 2026 |           | writing, film, volunteering              | I keep the square friendly. Write to me when something is not.
    admin          |      |           |                                          | Student affairs, second floor of the University Center.
    ava.johnson    | 2027 | she/her   | running, volunteering, cooking           | Nursing. Clinicals on Mondays and Wednesdays, so be patient with me then.
    diego.ramirez  | 2026 | he/him    | football, cycling, chess                 | Bridges, and the people who cross them. I tutor statics.
    hannah.cole    | 2028 | she/her   | design, photography, art, climbing       | Architecture. If you see somebody carry a cardboard city across campus, that is me.
    minh.tran      | 2027 |           | gaming, coding, photography              | Backend by day, ranked by night.
    zoe.bennett    | 2026 | they/them | art, photography, music                  | I draw the squirrels. All of them.
    omar.haddad    | 2026 | he/him    | entrepreneurship, basketball, politics   | Finance. Ask me about the investment club, but only if you have an hour.
    grace.okafor   | 2027 | she/her   | science, dance, volunteering             | Pre-med. I explain organic chemistry with dance moves.
    tyler.brooks   | 2028 | he/him    | basketball, running, football            | Kinesiology. Find me at the MAC.
    sofia.castillo | 2027 | she/her   | volunteering, languages, theatre         | Social work. Habla conmigo en español.
    ethan.wright   | 2026 | he/him    | science, hiking, photography             | Physics. I know which parking garage has the darkest sky.
    linh.pham      | 2028 |           | cooking, yoga, books                     | Accounting. My spreadsheets have colours that mean something.
    marcus.green   | 2027 | he/him    | music, theatre, film                     | Music education. Trombone first, everything else second.
    aisha.khan     | 2026 | she/her   | coding, chess, science, languages        | Data science. I bring the charts to the debate.
    caroline.beck  | 2027 | she/her   | books, gardening, writing                | History. There is always a plant on my desk for you.
    jasmine.lee    | 2029 | she/her   | design, dance, film                      | New here! Marketing, and looking for a dance crew.
    noah.petersen  | 2029 | he/him    | robotics, coding, cycling                | Aerospace, first year. I want to build something that flies.
  `,
  lakeside: `
    student        | 2027 | she/her   | hiking, gardening, volunteering          | Environmental studies. I count birds on Saturdays.
    seller         | 2026 | he/him    | books, politics, chess                   | History, with opinions.
    owen.kelly     | 2027 |           | science, running                         | Biology. Ask me about lake trout.
    tessa.morgan   | 2026 | she/her   | art, photography                         | Printmaker. Ink on everything I own.
    ella.sorensen  | 2028 | she/her   | music, theatre                           | Guitar, a bit of cello, no drums in the hall.
    malik.dawson   | 2026 | he/him    | politics, basketball, writing            | I moderate the debate night at the pier.
    wren.oconnell  | 2027 | they/them | books, yoga, film                        | Philosophy. Yes, really.
  `,
}

/** who | whom they follow */
const follows: Record<string, string> = {
  uta: `
    student        | minh.tran, hannah.cole, zoe.bennett, aisha.khan, noah.petersen
    seller         | student, diego.ramirez, zoe.bennett
    minh.tran      | student, aisha.khan
    hannah.cole    | zoe.bennett, ethan.wright, student
    zoe.bennett    | hannah.cole, ethan.wright, marcus.green
    aisha.khan     | student, minh.tran, grace.okafor
    grace.okafor   | ava.johnson, sofia.castillo
    jasmine.lee    | grace.okafor, zoe.bennett, omar.haddad
    noah.petersen  | student, ethan.wright
    marcus.green   | sofia.castillo
  `,
  lakeside: `
    student       | owen.kelly, tessa.morgan
    tessa.morgan  | student, wren.oconnell
    malik.dawson  | seller
  `,
}

/** The newest people have not been through the guide for newcomers. */
const newcomers = ['jasmine.lee', 'noah.petersen']

const listOf = (cell = '') =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** What the demo's people tell of themselves, and who follows whom. */
export async function layOutPeople(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const told = rowsOf(profiles[school.slug]).map(([account = '', year, pronouns, interests, bio]) => ({
    user_id: userId(school, account),
    year: Number(year) || null,
    pronouns,
    interests: listOf(interests),
    bio,
    onboarded_at: newcomers.includes(account) ? null : now.toISOString(),
  }))
  const pairs = rowsOf(follows[school.slug]).flatMap(([account, whom]) =>
    listOf(whom).map((other) => ({
      follower_id: userId(school, account),
      followee_id: userId(school, other),
    })),
  )
  await client.query(
    `with told as (select * from jsonb_to_recordset($1) as t(user_id uuid, year int, pronouns text, interests text[], bio text, onboarded_at timestamptz)),
          years as (update users u set year = told.year from told where u.id = told.user_id)
     insert into profiles (user_id, pronouns, interests, bio, onboarded_at)
     select user_id, pronouns, interests, bio, onboarded_at from told on conflict do nothing`,
    [JSON.stringify(told)],
  )
  await client.query(
    `with made as (
       insert into follows (follower_id, followee_id, created_at)
       select follower_id, followee_id, $2 from jsonb_to_recordset($1) as f(follower_id uuid, followee_id uuid)
       on conflict do nothing returning followee_id)
     update users u set follower_count = u.follower_count + m.count
       from (select followee_id, count(*)::int as count from made group by 1) m where u.id = m.followee_id`,
    [JSON.stringify(pairs), now.toISOString()],
  )
}
