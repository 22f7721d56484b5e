import type { Mention } from '@banter/api/billboard/contract'
import { getClub } from '@banter/api/clubs/contract'
import { getProfile } from '@banter/api/people/contract'
import type { Ask } from '../answered.server.ts'
import { fromTokens, tokensIn } from './mentions.ts'

/** A draft keeps whom it names by id: here are their names, to go on writing. */
export async function named(ask: Ask, body: string): Promise<{ body: string; mentions: Mention[] }> {
  const found = await Promise.all(tokensIn(body).map((token) => nameOf(ask, token)))
  const mentions = found.filter((mention) => mention !== null)
  return { body: fromTokens(body, mentions), mentions }
}

async function nameOf(ask: Ask, { kind, id }: Pick<Mention, 'kind' | 'id'>): Promise<Mention | null> {
  try {
    const { name } =
      kind === 'person' ? await ask(getProfile, { params: { id } }) : await ask(getClub, { params: { id } })
    return { kind, id, text: `@${name}` }
  } catch (error) {
    if (error instanceof Response && error.status === 404) return null
    throw error
  }
}
