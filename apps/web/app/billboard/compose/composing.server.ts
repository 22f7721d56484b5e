import type { Draft } from '@banter/api/billboard/drafts/contract'
import { listDrafts } from '@banter/api/billboard/drafts/contract'
import { listClubs } from '@banter/api/clubs/contract'
import { newId } from '@banter/api/http/contract'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import type { Ask } from '../answered.server.ts'
import { cardOf } from './card-lookup.server.ts'
import { named } from './named.server.ts'
import type { Started, Writing, WritingClub } from './writing.ts'

const MOST_CLUBS = 50

/** What the composer needs: an id for the next post, one's clubs, what was begun, and what a link asks it to carry. */
export async function composing(args: LoaderFunctionArgs): Promise<Writing> {
  const ask = api(args.request, args.context)
  const [clubs, drafts] = await Promise.all([
    ask(listClubs, { querystring: { mine: 'true', limit: MOST_CLUBS, sort: 'name' } }),
    ask(listDrafts),
  ])
  const mine = clubs.items.map(({ id, name, mine: { role } }) => ({
    id,
    name,
    leads: role === 'president' || role === 'officer',
  }))
  return writingOf(args, mine, drafts.items)
}

/** The same, where one's clubs and drafts are known already. */
export async function writingOf(
  { request, context }: LoaderFunctionArgs,
  clubs: WritingClub[],
  drafts: Draft[],
): Promise<Writing> {
  const ask = api(request, context)
  const query = new URL(request.url).searchParams
  const wanted = query.get('draft')
  const draft = drafts.find(({ id }) => id === wanted) ?? drafts[0]
  const [card, started] = await Promise.all([
    cardOf(ask, query.get('card') ?? ''),
    draft ? begun(ask, draft) : null,
  ])
  return { newId: newId(), clubs, draft: started, resumed: Boolean(wanted && draft?.id === wanted), card }
}

async function begun(ask: Ask, draft: Draft): Promise<Started> {
  const { body = '', card, ...content } = draft.content
  const [text, carried] = await Promise.all([
    named(ask, body),
    card ? cardOf(ask, `${card.kind}:${card.id}`) : null,
  ])
  return { id: draft.id, updatedAt: draft.updatedAt, ...content, ...text, media: draft.media, card: carried }
}
