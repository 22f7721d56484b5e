import type { Card, Mention } from '@banter/api/billboard/contract'
import type { MediaView } from '@banter/api/media/contract'
import { audienceOf, type Started, type Writing } from './writing.ts'

/** What is being written. */
export interface Composition {
  text: string
  mentions: Mention[]
  /** What it begins with; the picker knows what there is now. */
  media: MediaView[]
  /** The form's field of the picker. */
  pictures: string
  poll: { options: string[]; multiple: boolean } | null
  card: Card | null
  audience: string
  announcing: boolean
}

const NONE = '[]'

export const NEW_POLL = { options: ['', ''], multiple: false }

export function begin(writing: Writing, club: string | undefined): Composition {
  const audience = audienceOf(club ? { club, visibility: 'school' } : {})
  return {
    text: '',
    mentions: [],
    media: [],
    pictures: NONE,
    poll: null,
    card: writing.card,
    audience,
    announcing: false,
  }
}

export function goOn(started: Started): Composition {
  const { body, mentions, media, poll, card } = started
  return {
    text: body,
    mentions,
    media,
    pictures: JSON.stringify(media.map(({ id }) => id)),
    poll: poll ? { options: atLeastTwo(poll.options), multiple: poll.multiple ?? false } : null,
    card,
    audience: audienceOf(started),
    announcing: false,
  }
}

const atLeastTwo = (options: string[]) => [...options, '', ''].slice(0, Math.max(2, options.length))

/** Nothing that anybody would miss. */
export const isEmpty = ({ text, pictures, poll, card }: Composition) =>
  !text.trim() && pictures === NONE && !card && !poll?.options.some((option) => option.trim())

/** What a form that came back without scripts still holds. */
export function cameBack(composition: Composition, values: Record<string, string> | undefined): Composition {
  if (!values) return composition
  const options = Object.entries(values).flatMap(([name, value]) =>
    /^option\d$/.test(name) && value ? [value] : [],
  )
  return {
    ...composition,
    text: values.body ?? composition.text,
    audience: values.audience ?? composition.audience,
    announcing: values.announcement === '1',
    poll: options.length
      ? { options: atLeastTwo(options), multiple: values.multiple === '1' }
      : composition.poll,
  }
}
