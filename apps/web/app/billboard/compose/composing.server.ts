import type { Draft } from '@banter/api/billboard/drafts/contract'
import { listDrafts } from '@banter/api/billboard/drafts/contract'
import { listClubs } from '@banter/api/clubs/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import type { Ask } from '../answered.server.ts'
import { cardOf } from './card-lookup.server.ts'
import { named } from './named.server.ts'
import type { Started, Writing } from './writing.ts'

const MOST_CLUBS = 50

/** What the composer needs: an id for the next post, one's clubs, what was begun, and what a link asks it to carry. */
export async function composing({ request, context }: LoaderFunctionArgs): Promise<Writing> {
  const ask = api(request, context)
  const query = new URL(request.url).searchParams
  const [clubs, drafts, card] = await Promise.all([
    ask(listClubs, { querystring: { mine: 'true', limit: MOST_CLUBS, sort: 'name' } }),
    ask(listDrafts),
    cardOf(ask, query.get('card') ?? ''),
  ])
  const wanted = query.get('draft')
  const draft = drafts.items.find(({ id }) => id === wanted) ?? drafts.items[0]
  return {
    newId: newId(),
    clubs: clubs.items.map(({ id, name, mine }) => ({
      id,
      name,
      leads: mine.role === 'president' || mine.role === 'officer',
    })),
    draft: draft ? await begun(ask, draft) : null,
    resumed: Boolean(wanted && draft?.id === wanted),
    card,
  }
}

async function begun(ask: Ask, draft: Draft): Promise<Started> {
  const { body = '', card, ...content } = draft.content
  const [text, carried] = await Promise.all([
    named(ask, body),
    card ? cardOf(ask, `${card.kind}:${card.id}`) : null,
  ])
  return { id: draft.id, updatedAt: draft.updatedAt, ...content, ...text, media: draft.media, card: carried }
}
