import type { Card, Mention, Visibility } from '@banter/api/billboard/contract'
import type { MediaView } from '@banter/api/media/contract'

/** Something begun: a draft, or a post that is being edited. */
export interface Started {
  id: string
  updatedAt: string
  body: string
  mentions: Mention[]
  media: MediaView[]
  card: Card | null
  club?: string | undefined
  visibility?: Visibility | undefined
  poll?: { options: string[]; multiple?: boolean | undefined } | undefined
}

export interface WritingClub {
  id: string
  name: string
  /** May announce something to it. */
  leads: boolean
}

/** What the composer is given by `composing`. */
export interface Writing {
  /** Named before it exists, so that sending it twice posts it once. */
  newId: string
  clubs: WritingClub[]
  /** What was begun last and not sent. */
  draft: Started | null
  /** It was asked for, so it is shown and not only offered. */
  resumed: boolean
  card: Card | null
}

/** Whom a post is for, as one choice: `school`, `followers`, `club:<id>` for its members, `school:<id>` for everyone in its name. */
export function audienceOf({
  club,
  visibility,
}: {
  club?: string | undefined
  visibility?: Visibility | undefined
}) {
  if (!club) return visibility === 'followers' ? 'followers' : 'school'
  return `${visibility === 'club' ? 'club' : 'school'}:${club}`
}

export function readAudience(audience: string): { club?: string; visibility: Visibility } {
  const [to, club] = audience.split(':')
  const visibility = to === 'club' || to === 'followers' ? to : 'school'
  return club ? { club, visibility } : { visibility }
}

/** Named one by one, so that a form sent back without scripts still holds each. */
export const POLL_FIELDS = ['option1', 'option2', 'option3', 'option4', 'option5', 'option6']

/** An id from an hour ago would put a post an hour down the list: the same id, of this moment. */
export function timedAt(id: string, now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`
}

/** How a form names somebody whom its text mentions. */
export const mentionField = ({ kind, id, text }: Mention) => `${kind}:${id}:${text}`
