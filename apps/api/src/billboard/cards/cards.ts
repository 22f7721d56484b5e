import { type ReadCtx, signedIn } from '@banter/tenants/context'
import createError from '@fastify/error'
import type { Media } from '../../media/media.ts'
import type { Card, CardKind } from '../contract.ts'
import { type CardRow, cardRows } from './card-rows.ts'

export const NoSuchCard = createError(
  'NO_SUCH_CARD',
  'What this post is to carry is not there any more.',
  422,
)

interface Carrying {
  id: string
  cardKind: CardKind | null
  cardId: string | null
}

/** What posts carry, as it is now and as far as this viewer may see it: by the post's id, in one query. */
export async function cardsOf(ctx: ReadCtx, media: Media, posts: Carrying[]): Promise<Map<string, Card>> {
  const refs = posts.flatMap(({ id, cardKind, cardId }) =>
    cardKind && cardId ? [{ post: id, kind: cardKind, id: cardId }] : [],
  )
  const found = await findCards(ctx, refs)
  return new Map(
    refs.map((ref) => {
      const row = found.find(({ kind, id }) => kind === ref.kind && id === ref.id)
      return [ref.post, row ? shownCard(ctx, media, row) : goneCard(ref)]
    }),
  )
}

/** Nobody lets others know of what they cannot see themselves. @throws NoSuchCard */
export async function assertCard(ctx: ReadCtx, card: { kind: CardKind; id: string }): Promise<void> {
  const found = await findCards(ctx, [card])
  if (!found.length) throw Object.assign(new NoSuchCard(), { fields: { card: new NoSuchCard().message } })
}

async function findCards(ctx: ReadCtx, refs: { kind: CardKind; id: string }[]): Promise<CardRow[]> {
  if (!refs.length) return []
  const ids = (wanted: CardKind) => refs.filter(({ kind }) => kind === wanted).map(({ id }) => id)
  const asked = { event: ids('event'), product: ids('product'), club: ids('club') }
  return ctx.sql<CardRow>(cardRows(signedIn(ctx), asked))
}

function shownCard(ctx: ReadCtx, media: Media, row: CardRow): Card {
  return {
    kind: row.kind,
    id: row.id,
    gone: false,
    title: row.title,
    path: pathOf(row),
    image: row.imageKey ? media.url(row.imageKey, 'card') : null,
    state: stateOf(ctx, row),
    startsAt: row.startsAt?.toISOString() ?? null,
    timeZone: row.timeZone,
    place: row.place,
    price: row.amount !== null && row.currency ? { amount: row.amount, currency: row.currency } : null,
    memberCount: row.memberCount,
    entry: row.entry,
    mine: row.mine,
  }
}

const pathOf = ({ kind, id, slug }: CardRow) =>
  kind === 'event' ? `/events/${id}` : kind === 'club' ? `/clubs/${slug}` : `/products/${id}`

function stateOf(ctx: ReadCtx, { kind, state, endsAt, stock }: CardRow): string {
  if (kind === 'event' && state === 'published' && endsAt && endsAt <= ctx.now) return 'ended'
  return kind === 'product' && stock === 0 ? 'sold' : state
}

const goneCard = ({ kind, id }: { kind: CardKind; id: string }): Card => ({
  kind,
  id,
  gone: true,
  title: '',
  path: '',
  image: null,
  state: 'gone',
  startsAt: null,
  timeZone: null,
  place: null,
  price: null,
  memberCount: null,
  entry: null,
  mine: null,
})
