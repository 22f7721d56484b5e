import type { Mention } from '@banter/api/billboard/contract'
import type { MentionSuggestion } from '@banter/api/billboard/drafts/contract'
import { IconHash, IconUsersGroup } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { readJson } from '../send.ts'
import type { Begun } from './mentions.ts'

export interface Suggestion {
  key: string
  text: string
  mention?: Mention
  photo?: string | null | undefined
  aside: string
}

const PAUSE_MS = 120
const MOST = 6

/** What could be meant by what is being written. */
export function useSuggestions(begun: Begun | null, club: string | undefined) {
  const [suggestions, setSuggestions] = useState<Suggestion[]>([])
  const [at, setAt] = useState(0)
  const sign = begun?.sign
  const word = begun?.word ?? ''
  useEffect(() => {
    if (!sign || (sign === '#' && !word)) return setSuggestions([])
    const outdated = new AbortController()
    const timer = setTimeout(async () => {
      const found = await suggested(sign, word, club, outdated.signal)
      if (outdated.signal.aborted) return
      setSuggestions(found.slice(0, MOST))
      setAt(0)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      outdated.abort()
    }
  }, [sign, word, club])
  return { suggestions, at, setAt, close: () => setSuggestions([]) }
}

async function suggested(
  sign: '@' | '#',
  q: string,
  club: string | undefined,
  signal: AbortSignal,
): Promise<Suggestion[]> {
  const query = new URLSearchParams({ q, ...(club ? { club } : {}) })
  if (sign === '#') {
    const tags = await readJson<{ items: { tag: string; posts: number }[] }>(
      `/billboard/tags?${query}`,
      signal,
    )
    return (tags?.items ?? []).map(({ tag, posts }) => ({
      key: tag,
      text: `#${tag}`,
      aside: `${posts} lately`,
    }))
  }
  const people = await readJson<{ items: MentionSuggestion[] }>(`/billboard/mentions?${query}`, signal)
  return (people?.items ?? []).map((found) => {
    const text = `@${found.name}`
    const mention = { kind: found.kind, id: found.id, text }
    return found.kind === 'person'
      ? { key: found.id, text, mention, photo: found.avatar, aside: '' }
      : { key: found.id, text, mention, aside: 'Club' }
  })
}

interface SuggestionsProps {
  id: string
  suggestions: Suggestion[]
  at: number
  onChoose: (suggestion: Suggestion) => void
}

export function Suggestions({ id, suggestions, at, onChoose }: SuggestionsProps) {
  if (suggestions.length === 0) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      className="absolute top-full left-0 z-30 mt-1 w-72 max-w-full animate-rise rounded-md border border-line bg-surface p-1 shadow-pop"
    >
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          onPointerDown={(event) => {
            // The field keeps the focus.
            event.preventDefault()
            onChoose(suggestion)
          }}
          className={cx(
            'flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 hover:bg-sunken',
            index === at && 'bg-sunken',
          )}
        >
          <Sign suggestion={suggestion} />
          <span className="min-w-0 flex-1 truncate font-medium">{suggestion.text.slice(1)}</span>
          <span className="text-xs text-muted">{suggestion.aside}</span>
        </div>
      ))}
    </div>
  )
}

function Sign({ suggestion: { mention, text, photo } }: { suggestion: Suggestion }) {
  if (mention?.kind === 'person') return <Avatar name={text.slice(1)} src={photo} size="sm" />
  const Icon = mention ? IconUsersGroup : IconHash
  return (
    <span className="grid size-7 place-items-center rounded-full bg-accent-soft text-accent-text">
      <Icon aria-hidden className="size-4" />
    </span>
  )
}
