import type pg from 'pg'
import { photoTables } from './picture-tables.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DRAWN = new Date('2025-01-14T15:00:00Z')
const BYTES = 90_000

/** Of which table a picture is shown in: how it is found there, who owns it and where its key is kept. */
const places = {
  avatar: { table: 'users', named: 'email', owner: 'id', key: 'avatar_key' },
  product: { table: 'products', named: 'title', owner: 'seller_id', key: 'photo_key' },
  cover: { table: 'clubs', named: 'slug', owner: 'created_by_id', key: 'cover_key' },
  event: { table: 'events', named: 'title', owner: 'organiser_id', key: 'cover_key' },
}

/** Gives the demo's people, listings, clubs and events the pictures that the media simulator draws. */
export async function layOutPictures(client: pg.Client, school: DemoSchool): Promise<void> {
  const tables = photoTables[school.slug]
  if (!tables) return
  for (const subject of ['avatar', 'product', 'cover', 'event'] as const) {
    const shown = rowsOf(tables[subject]).map(([scene = '', name = '', alt = '']) => ({
      id: seededId(DRAWN, school.slug, subject, scene),
      public_id: `demo/${school.slug}-${subject}/${scene}`,
      name: subject === 'avatar' ? `${name}@${school.mailDomain}` : name,
      alt,
    }))
    await show(client, subject, shown)
  }
  await client.query(
    'insert into media_quotas (bytes) select coalesce(sum(bytes), 0) from media_assets on conflict do nothing',
  )
}

async function show(client: pg.Client, subject: keyof typeof places, shown: object[]) {
  const { table, named, owner, key } = places[subject]
  await client.query(
    `with shown as (
       select s.*, t.id as subject_id, t.${owner} as owner_id
         from jsonb_to_recordset($1) as s(id uuid, public_id text, name text, alt text)
         join ${table} t on t.${named} = s.name),
     kept as (
       insert into media_assets (id, owner_id, purpose, kind, state, public_id, version, format, bytes, width, height, created_at, ready_at)
       select distinct on (id) id, owner_id, $2, 'image', 'ready', public_id, 1, 'jpg', $3, 1200, 900, $4, $4 from shown
       on conflict do nothing returning id),
     used as (
       insert into media_uses (subject, subject_id, media_id, alt, created_at)
       select $2, subject_id, shown.id, alt, $4 from shown on conflict do nothing)
     update ${table} t set ${key} = 'image/v1/' || shown.public_id || '.jpg' from shown where t.id = shown.subject_id`,
    [JSON.stringify(shown), subject, BYTES, DRAWN.toISOString()],
  )
}
