import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { join, sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import { mediaOf } from '../media/views.ts'
import { personOf } from '../people/person.ts'
import type { Hit, Kind } from './contract.ts'
import { eitherWord, excerpt, mark, sameWord, wordsOf } from './highlight.ts'
import type { Found } from './hits.ts'
import { sights } from './sight.ts'

interface Card {
  kind: Kind
  id: string
  path: string
  title: string
  body: string
  personId: string | null
  personName: string | null
  avatarKey: string | null
  imageKey: string | null
  category: string
  amount: number | null
  currency: string | null
  happensAt: Date | null
  madeAt: Date
}

const person = sql`a.id as "personId", a.name as "personName", a.avatar_key as "avatarKey"`
const nobody = sql`null::uuid as "personId", null as "personName", null as "avatarKey"`
const noPrice = sql`null::int as amount, null as currency`
const noTime = sql`null::timestamptz as "happensAt"`
/** What is shown of each kind; what somebody keeps to themselves is not among it. */
const columns: Record<Kind, (viewer: Viewer) => Prisma.Sql> = {
  post: () => sql`'/posts/' || p.id as path, '' as title, p.body, ${person}, null as "imageKey", p.kind as category, ${noPrice}, ${noTime},
    p.created_at as "madeAt"`,
  person: () => sql`'/people/' || a.id as path, a.name as title,
    concat_ws(' · ', case when coalesce(r.major_seen_by, 'everyone') = 'everyone' then a.major end,
                     case when coalesce(r.bio_seen_by, 'everyone') = 'everyone' then nullif(r.bio, '') end,
                     case when coalesce(r.interests_seen_by, 'everyone') = 'everyone' then nullif(array_to_string(r.interests, ', '), '') end) as body,
    ${person}, a.avatar_key as "imageKey", '' as category, ${noPrice}, ${noTime}, a.created_at as "madeAt"`,
  club: () => sql`'/clubs/' || c.slug as path, c.name as title, concat_ws(' — ', nullif(c.tagline, ''), nullif(c.about, '')) as body, ${nobody},
    c.logo_key as "imageKey", c.category, ${noPrice}, ${noTime}, c.created_at as "madeAt"`,
  event:
    () => sql`'/events/' || e.id as path, e.title, concat_ws(' — ', nullif(e.place, ''), nullif(e.about, '')) as body, ${nobody},
    e.cover_key as "imageKey", e.category, ${noPrice}, e.starts_at as "happensAt", e.created_at as "madeAt"`,
  product:
    () => sql`'/products/' || p.id as path, p.title, p.description as body, ${person}, p.photo_key as "imageKey", p.category::text,
    p.price_amount as amount, p.currency::text, ${noTime}, p.created_at as "madeAt"`,
}

/** What was found, as it is shown, in the same order. What has gone from sight meanwhile is left out. */
export async function cardsOf(
  ctx: ReadCtx,
  media: Media,
  found: Found[],
  query: string,
  widened: boolean,
): Promise<Hit[]> {
  if (!found.length) return []
  const [cards, pictures] = await Promise.all([
    ctx.sql<Card>(cardsQuery(signedIn(ctx), ctx.now, found)),
    picturesOf(ctx, media, found),
  ])
  const byId = new Map(cards.map((card) => [`${card.kind} ${card.id}`, card]))
  const words = wordsOf(query)
  return found.flatMap(({ kind, id }) => {
    const card = byId.get(`${kind} ${id}`)
    return card ? [shown(media, card, pictures.get(id) ?? null, words, widened)] : []
  })
}

function cardsQuery(viewer: Viewer, now: Date, found: Found[]) {
  const kinds = [...new Set(found.map(({ kind }) => kind))].sort()
  const ofKinds = kinds.map((kind) => {
    const { from, id, where } = sights[kind](viewer, now)
    return sql`
      select ${kind} as kind, ${id} as id, ${columns[kind](viewer)} from ${from}
       where ${id} = any(${idsOf(found, kind)}::uuid[]) and ${where}`
  })
  return join(ofKinds, ' union all ')
}

const idsOf = (found: Found[], kind: Kind) => found.filter((one) => one.kind === kind).map(({ id }) => id)

/** The first picture of each post. */
async function picturesOf(ctx: ReadCtx, media: Media, found: Found[]): Promise<Map<string, string>> {
  const lists = await mediaOf(ctx, media, 'post', idsOf(found, 'post'))
  return new Map([...lists].flatMap(([id, views]) => (views[0] ? [[id, views[0].thumbUrl]] : [])))
}

/** What is shown as a picture rather than as a face or a logo. */
const WIDE: Kind[] = ['event', 'product']

function shown(media: Media, card: Card, picture: string | null, words: string[], widened: boolean): Hit {
  const like = widened ? eitherWord : sameWord
  const { kind, id, path, category, amount, currency, personId, personName, avatarKey } = card
  return {
    kind,
    id,
    path,
    title: mark(card.title, words, like),
    excerpt: excerpt(card.body, words, like),
    person: personId ? personOf(media, { id: personId, name: personName ?? '', avatarKey }) : null,
    image: card.imageKey ? media.url(card.imageKey, WIDE.includes(kind) ? 'thumb' : 'avatar') : picture,
    category,
    price: amount === null ? null : { amount, currency: currency ?? 'usd' },
    happensAt: card.happensAt?.toISOString() ?? null,
    madeAt: card.madeAt.toISOString(),
  }
}
