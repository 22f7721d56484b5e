import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const LISTED_DAYS = 14
const BYTES = 240_000

/** As the licence that most choose reads; the app's own words are kept with each sale. */
const PERSONAL =
  'You may look at this picture, print it and show it wherever you speak for yourself. You may not earn money with it, except by selling the original on: then you keep no copy.'

interface Gallery {
  /** scene | maker | who bought it, if somebody did | price | age | likes | title | description */
  pictures: string
  /** who | title | hours ago | text */
  comments: string
}

const galleries: Record<string, Gallery> = {
  uta: {
    pictures: `
      stars    | ava.johnson   |         | 12.00 | 3.43 | 7 | Perseids over Lake Arlington | Forty exposures on a cold August night, stacked into one.
      campus   | diego.ramirez |         | 8.00  | 5.13 | 4 | Brick and bells              | The tower from the library roof, a minute after sunset.
      tent     | hannah.cole   |         | 15.00 | 1.63 | 9 | Caddo, last light            | The one evening it did not rain.
      workshop | student       |         | 10.00 | 2.23 | 3 | Robot night                  | Four in the morning, and it finally walked.
      concert  | zoe.bennett   | student | 9.00  | 9.33 | 6 | Front row                    | Open stage, the last song.
      bike     | student       | seller  | 6.50  | 12.53 | 2 | Red on red brick             | Behind the Bike Kitchen, first warm day of the year.
    `,
    comments: `
      priya         | Perseids over Lake Arlington | 30 | Which lens was it?
      marcus.green  | Perseids over Lake Arlington | 26 | I was there that night and saw nothing like it.
      student       | Caddo, last light            | 12 | That orange!
      grace.okafor  | Front row                    | 90 | I can hear it.
    `,
  },
}

/** Originals that the demo's students sell, and two that were sold: with their history, likes and comments. */
export async function layOutOriginals(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const gallery = galleries[school.slug]
  if (!gallery) return
  const pictures = rowsOf(gallery.pictures).map((row) => rowOf(school, now, row))
  const rows = JSON.stringify(pictures)
  const given = `jsonb_to_recordset($1) as g(id uuid, original uuid, product uuid, public_id text, key text, maker uuid, buyer uuid, owner uuid,
    price int, likes int, title text, description text, at timestamptz, sold timestamptz, ends timestamptz)`
  for (const statement of [
    `insert into media_assets (id, owner_id, purpose, kind, state, public_id, version, format, bytes, width, height, private, created_at, ready_at)
     select original, owner, 'original', 'image', 'ready', public_id, 1, 'jpg', ${BYTES}, 1200, 900, true, at, at from ${given}`,
    `insert into pictures (id, creator_id, owner_id, title, original_id, preview_key, licence, like_count, created_at)
     select id, maker, owner, title, original, key, '${PERSONAL}', likes, at from ${given}`,
    `insert into media_uses (subject, subject_id, media_id, created_at) select 'original', id, original, at from ${given}`,
    `insert into products (id, seller_id, title, description, category, condition, price_amount, stock, delivery, picture_id, photo_key, published_at,
                           expires_at, sold_at, created_at, updated_at)
     select product, maker, title, description, 'pictures', 'new', price, case when buyer is null then 1 else 0 end, 'digital', id, key, at,
            ends, sold, at, at from ${given}`,
    `insert into picture_owners (picture_id, position, how, owner_id, licence, since) select id, 1, 'made', maker, '${PERSONAL}', at from ${given}`,
    `insert into picture_owners (picture_id, position, how, owner_id, price, licence, since)
     select id, 2, 'bought', buyer, price, '${PERSONAL}', sold from ${given} where buyer is not null`,
    `insert into picture_likes (picture_id, user_id, created_at)
     select g.id, u.id, g.at from ${given} cross join lateral (
       select id from users where id <> g.owner and status = 'active' order by md5(id::text || g.title) limit g.likes) u`,
  ])
    await client.query(statement, [rows])
  await insertComments(client, school, gallery.comments, now)
}

function rowOf(school: DemoSchool, now: Date, row: string[]) {
  const [scene = '', maker, buyer, price = '', age, likes, title = '', description] = row
  const at = new Date(now.getTime() - Number(age) * DAY)
  const publicId = `demo/${school.slug}-original/${scene}`
  const named = (what: string) => seededId(at, school.slug, what, title)
  const buyerId = buyer ? userId(school, buyer) : null
  return {
    id: named('picture'),
    original: named('original'),
    product: named('product'),
    public_id: publicId,
    key: `marked/v1/${publicId}.jpg`,
    maker: userId(school, maker),
    buyer: buyerId,
    owner: buyerId ?? userId(school, maker),
    price: Number(price.replace('.', '')),
    likes: Number(likes),
    title,
    description,
    at: at.toISOString(),
    sold: buyer ? new Date(at.getTime() + DAY).toISOString() : null,
    ends: new Date(Math.max(at.getTime() + LISTED_DAYS * DAY, now.getTime() + DAY)).toISOString(),
  }
}

async function insertComments(client: pg.Client, school: DemoSchool, comments: string, now: Date) {
  const said = rowsOf(comments).map(([who, title, hours, body = '']) => {
    const at = new Date(now.getTime() - Number(hours) * HOUR)
    return {
      id: seededId(at, school.slug, body),
      who: userId(school, who),
      title,
      body,
      at: at.toISOString(),
    }
  })
  await client.query(
    `with said as (
       insert into picture_comments (id, picture_id, author_id, body, created_at)
       select s.id, p.id, s.who, s.body, s.at
         from jsonb_to_recordset($1) as s(id uuid, who uuid, title text, body text, at timestamptz) join pictures p on p.title = s.title
         join users u on u.id = s.who
       returning picture_id)
     update pictures p set comment_count = c.count from (select picture_id, count(*)::int as count from said group by 1) c where c.picture_id = p.id`,
    [JSON.stringify(said)],
  )
}
