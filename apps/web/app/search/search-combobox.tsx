import { IconSearch } from '@tabler/icons-react'
import { useId } from 'react'
import { Form, useLocation, useSearchParams } from '../router.ts'
import { CONTROL } from '../ui/control-look.ts'
import { cx } from '../ui/cx.ts'
import { SuggestionList } from './suggestion-list.tsx'
import { useSuggestions } from './use-suggestions.ts'

/**
 * The header's search of everything. Without script it is a form; with it, what was searched for lately and what is found already stand
 * under it, reached by the arrow keys while the cursor stays in the field.
 */
export function SearchCombobox() {
  const { pathname } = useLocation()
  const [query] = useSearchParams()
  const searched = pathname === '/search' ? (query.get('q') ?? '') : ''
  return <Combobox key={`${pathname}?${searched}`} searched={searched} />
}

function Combobox({ searched }: { searched: string }) {
  const { shown, active, close, choose, onTyped, onKeyDown } = useSuggestions()
  const list = useId()
  return (
    <Form action="/search" role="search" className="relative" onSubmit={close}>
      <IconSearch aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-4.5 text-muted" />
      <input
        type="search"
        name="q"
        maxLength={100}
        autoComplete="off"
        role="combobox"
        aria-label="Search everything"
        aria-autocomplete="list"
        aria-expanded={shown.length > 0}
        aria-controls={list}
        aria-activedescendant={shown[active] ? `${list}-${active}` : undefined}
        placeholder="Search everything"
        defaultValue={searched}
        onFocus={(event) => onTyped(event.currentTarget.value)}
        onChange={(event) => onTyped(event.currentTarget.value)}
        onBlur={close}
        onKeyDown={onKeyDown}
        className={cx(CONTROL, 'h-9.5 border-line pl-9.5')}
      />
      <SuggestionList id={list} suggestions={shown} active={active} onChoose={choose} />
    </Form>
  )
}
