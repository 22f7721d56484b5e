import { useEffect, useRef, useState } from 'react'
import { useFetcher } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import type { Found } from './found.ts'

interface PersonPickerProps {
  /** Of the field that holds who is chosen; what is typed is in `<name>Name`. */
  name: string
  label: string
  hint?: string
  error?: string
  /** What was typed before, and who was found for it: how it works as a plain form. */
  typed?: string
  found?: Found[]
  chosen?: string
  /** Where to look while one types: answers `{ found }` for `?q=`. */
  source: string
  required?: boolean
}

const PAUSE_MS = 250

/** Type a name, choose who is meant. Without scripts the form comes back with the choice. */
export function PersonPicker(props: PersonPickerProps) {
  const { name, label, hint, error, typed = '', source, required } = props
  const fetcher = useFetcher<{ found: Found[] }>()
  const [asked, ask] = useState(typed)
  const [picked, pick] = useState(props.chosen)
  const { load } = fetcher
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    if (asked.trim().length < 2) return
    const timer = setTimeout(() => load(withQuery(source, asked.trim())), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [asked, source, load])
  const found = fetcher.data?.found ?? props.found ?? []
  const nobody = fetcher.state === 'idle' && fetcher.data && found.length === 0 && asked.trim().length > 1
  return (
    <div className="grid gap-3">
      <Field name={`${name}Name`} id={name} label={label} hint={hint} error={error} required={required}>
        {(control) => (
          <Input
            {...control}
            type="search"
            autoComplete="off"
            maxLength={80}
            placeholder="Type a name"
            defaultValue={typed}
            onChange={(event) => ask(event.currentTarget.value)}
          />
        )}
      </Field>
      {found.length > 0 && <Choices name={name} found={found} picked={picked} onPick={pick} />}
      <p role="status" className={nobody ? 'text-[0.8125rem] text-muted' : 'sr-only'}>
        {nobody ? 'Nobody found of that name.' : found.length > 0 ? `${found.length} found` : ''}
      </p>
    </div>
  )
}

interface ChoicesProps {
  name: string
  found: Found[]
  picked: string | undefined
  onPick: (id: string) => void
}

function Choices({ name, found, picked, onPick }: ChoicesProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="sr-only">Who is meant</legend>
      {found.map((person) => (
        <label
          key={person.id}
          className="flex items-center gap-3 rounded-md border border-line bg-surface px-3 py-2 has-checked:border-accent-text has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
        >
          <input
            type="radio"
            name={name}
            value={person.id}
            defaultChecked={person.id === picked}
            onChange={() => onPick(person.id)}
            className="size-4 shrink-0 accent-accent outline-none"
          />
          <Avatar name={person.name} src={person.avatar} size="sm" />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{person.name}</span>
            {person.note && <span className="block truncate text-[0.8125rem] text-muted">{person.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function withQuery(source: string, q: string): string {
  return `${source}${source.includes('?') ? '&' : '?'}q=${encodeURIComponent(q)}`
}
