import { cx } from '../ui/cx.ts'
import type { Suggestion } from './suggestion.ts'

interface SuggestionListProps {
  id: string
  suggestions: Suggestion[]
  active: number
  onChoose: (to: string) => void
}

/** What stands under the search box. Its keys are heard by the field, which never loses the focus: so pressing must not take it. */
export function SuggestionList({ id, suggestions, active, onChoose }: SuggestionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Suggestions"
      hidden={suggestions.length === 0}
      className="absolute inset-x-0 top-full z-40 mt-1 overflow-hidden rounded-md border border-line bg-surface py-1 shadow-pop"
    >
      {suggestions.map(({ to, label, kind }, index) => (
        <div
          key={`${kind}${to}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault()
            onChoose(to)
          }}
          className={cx(
            'flex min-h-10 cursor-pointer items-center gap-3 px-3 hover:bg-sunken',
            index === active && 'bg-accent-soft text-accent-text',
          )}
        >
          <span className="min-w-0 flex-1 truncate">{label}</span>
          <span className="shrink-0 text-xs text-muted">{kind}</span>
        </div>
      ))}
    </div>
  )
}
