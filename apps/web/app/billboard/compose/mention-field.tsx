import type { Mention } from '@banter/api/billboard/contract'
import {
  forwardRef,
  type KeyboardEvent,
  type TextareaHTMLAttributes,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { type Begun, begunAt } from './mentions.ts'
import { type Suggestion, Suggestions, useSuggestions } from './suggestions.tsx'

interface MentionFieldProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'> {
  value: string
  /** The text, and somebody whom this change named. */
  onText: (text: string, named?: Mention) => void
  /** Whose members are suggested first. */
  club?: string | undefined
}

/** A text in which people, clubs and hashtags are suggested as they are written, chosen by arrow and Enter. */
export const MentionField = forwardRef<HTMLTextAreaElement, MentionFieldProps>(function MentionField(
  { value, onText, club, onKeyDown, className, ...rest },
  ref,
) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => field.current!)
  const listId = useId()
  const [begun, setBegun] = useState<Begun | null>(null)
  const { suggestions, at, setAt, close } = useSuggestions(begun, club)

  const look = () => {
    const { value: text, selectionStart } = field.current!
    setBegun(begunAt(text, selectionStart))
  }

  function choose({ text, mention }: Suggestion) {
    const { at: from, word } = begun!
    const end = from + 1 + word.length
    onText(`${value.slice(0, from)}${text} ${value.slice(end).replace(/^ /, '')}`, mention)
    setBegun(null)
    const caret = from + text.length + 1
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(caret, caret)
    })
  }

  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    const chosen = suggestions[at]
    if (!chosen || event.ctrlKey || event.metaKey) return onKeyDown?.(event)
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step) setAt((at + step + suggestions.length) % suggestions.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(chosen)
    else if (event.key === 'Escape') close()
    else return onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="relative">
      <textarea
        {...rest}
        ref={field}
        value={value}
        className={className}
        onChange={(event) => {
          onText(event.currentTarget.value)
          look()
        }}
        onSelect={look}
        onBlur={() => setBegun(null)}
        onKeyDown={press}
        aria-autocomplete="list"
        aria-controls={suggestions.length ? listId : undefined}
        aria-activedescendant={suggestions.length ? `${listId}-${at}` : undefined}
      />
      <Suggestions id={listId} suggestions={suggestions} at={at} onChoose={choose} />
    </div>
  )
})
