import { announce } from '@banter/api/billboard/announcements/contract'
import { createPost, editPost, type Mention, type Post } from '@banter/api/billboard/contract'
import { type Scheduled, schedule } from '@banter/api/billboard/scheduled/contract'
import { readMedia } from '../../media/media-field.server.ts'
import type { Ask } from '../answered.server.ts'
import { readTiming } from '../scheduled/read-scheduled.server.ts'
import { cardOf, readCardRef } from './card-lookup.server.ts'
import { toTokens } from './mentions.ts'
import { POLL_FIELDS, readAudience } from './writing.ts'

const DAY_MS = 86_400_000

/** What became of it: a post that is there now, or an announcement that waits. */
export interface SentPost {
  post: Post | null
  scheduled: Scheduled | null
}

/** Sends what the composer's form holds: a post, or an announcement where its writer chose that, now or for a time. */
export async function sendPost(ask: Ask, form: FormData): Promise<SentPost> {
  if (form.get('announcement') !== '1') return { post: await sendOrdinary(ask, form), scheduled: null }
  const id = text(form, 'id')
  const { club } = readAudience(text(form, 'audience') || 'school')
  const acknowledge = form.get('acknowledge') === '1'
  const said = { id, body: readBody(form), ...pictures(form), ...(club ? { club } : {}), acknowledge }
  const timing = await readTiming(ask, form)
  if (timing) return { post: null, scheduled: await ask(schedule, { body: { ...said, ...timing } }) }
  const expiresAt = inDays(form, 'expires')
  const post = await ask(announce, { body: { ...said, ...(expiresAt ? { expiresAt } : {}) } })
  return { post, scheduled: null }
}

async function sendOrdinary(ask: Ask, form: FormData) {
  const id = text(form, 'id')
  const { club, visibility } = readAudience(text(form, 'audience') || 'school')
  const said = { body: readBody(form), ...pictures(form), ...(club ? { club } : {}) }
  const [poll, card, draft] = [readPoll(form), await readCard(ask, form), text(form, 'draft')]
  return ask(createPost, {
    body: {
      id,
      ...said,
      visibility,
      ...(poll ? { poll } : {}),
      ...(card ? { card } : {}),
      ...(draft ? { draft } : {}),
    },
  })
}

/** Changes a post to what the form holds now; a poll cannot be changed. */
export async function sendEdit(ask: Ask, id: string, form: FormData) {
  const body = { body: readBody(form), ...pictures(form), card: await readCard(ask, form) }
  return ask(editPost, { params: { id }, body })
}

/** A form without the picker leaves pictures as they are. */
export function pictures(form: FormData) {
  const media = readMedia(form)
  return media ? { media } : {}
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim()

export const readBody = (form: FormData) => toTokens(String(form.get('body') ?? ''), readMentions(form))

/** Whom the writer chose from the suggestions; the text alone does not say who of two Anns it is. */
export function readMentions(form: FormData): Mention[] {
  return form.getAll('mention').flatMap((chosen) => {
    const [, kind, id, name] = /^(person|club):([0-9a-f-]{36}):(@.{1,200})$/i.exec(String(chosen)) ?? []
    return kind && id && name ? [{ kind: kind as Mention['kind'], id, text: name }] : []
  })
}

export function readPoll(form: FormData) {
  const filled = POLL_FIELDS.map((name) => text(form, name)).filter(Boolean)
  if (filled.length === 0) return null
  const endsAt = inDays(form, 'pollEnds')
  return { options: filled, multiple: form.get('multiple') === '1', ...(endsAt ? { endsAt } : {}) }
}

/** A club's address has a word for it: the post wants its id. */
async function readCard(ask: Ask, form: FormData) {
  const given = text(form, 'card')
  const ref = readCardRef(given)
  if (ref?.kind !== 'club') return ref
  const card = await cardOf(ask, given)
  return card && { kind: card.kind, id: card.id }
}

function inDays(form: FormData, name: string): string | undefined {
  const days = Number(form.get(name))
  return days > 0 ? new Date(Date.now() + days * DAY_MS).toISOString() : undefined
}
