import { IconSearch, IconX } from '@tabler/icons-react'
import { Form, Link, useSearchParams, useSubmit } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { eventsPath, type Filters, MINE, narrowing } from '../filters.ts'
import { categoryOptions } from '../words.ts'

export interface ClubChoice {
  id: string
  name: string
}

interface EventFiltersProps {
  filters: Filters
  clubs: ClubChoice[]
}

const CHIP =
  'inline-flex h-8 items-center rounded-full border px-3 text-[0.8125rem] font-medium whitespace-nowrap transition-colors'
const OFF = 'border-line bg-surface text-ink hover:border-line-strong'
const ON = 'border-accent-text bg-accent-soft text-accent-text'

/** Whose events: everybody's, or the viewer's own answers. */
export function MineChips({ chosen }: { chosen?: string }) {
  const [query] = useSearchParams()
  return (
    <nav aria-label="Whose events" className="-mx-4 sm:mx-0">
      <ul className="flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:px-0">
        {[{ value: '', label: 'All events' }, ...MINE].map(({ value, label }) => (
          <li key={value}>
            <Link
              to={eventsPath(query, { mine: value })}
              preventScrollReset
              aria-current={(chosen ?? '') === value ? 'page' : undefined}
              className={cx(CHIP, (chosen ?? '') === value ? ON : OFF)}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function EventFilters({ filters, clubs }: EventFiltersProps) {
  const [query] = useSearchParams()
  const submit = useSubmit()
  const atOnce = (event: { currentTarget: HTMLSelectElement }) =>
    submit(event.currentTarget.form, { preventScrollReset: true })
  const kept = ['view', 'date', 'mine'].filter((name) => query.get(name))
  return (
    <Form
      action="/events"
      role="search"
      aria-label="Events"
      preventScrollReset
      className="grid grid-cols-2 gap-2 lg:grid-cols-[2fr_1.2fr_1fr_1fr_auto]"
    >
      {kept.map((name) => (
        <input key={name} type="hidden" name={name} value={query.get(name) ?? ''} />
      ))}
      <Input
        type="search"
        name="q"
        key={`q-${filters.q}`}
        defaultValue={filters.q}
        aria-label="Search events"
        placeholder="Search events"
        maxLength={100}
        className="max-lg:col-span-2"
      />
      <Input
        name="place"
        key={`place-${filters.place}`}
        defaultValue={filters.place}
        aria-label="Where"
        placeholder="Where"
        maxLength={100}
        className="max-lg:order-1"
      />
      <Select
        name="category"
        key={`category-${filters.category}`}
        aria-label="Category"
        blank="Any category"
        defaultValue={filters.category}
        options={categoryOptions}
        onChange={atOnce}
      />
      <Select
        name="club"
        key={`club-${filters.club}`}
        aria-label="Club"
        blank="Any club"
        defaultValue={filters.club}
        options={clubs.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={atOnce}
      />
      <Button type="submit" className="max-lg:order-2">
        <IconSearch aria-hidden className="size-4" />
        Search
      </Button>
    </Form>
  )
}

/** What narrows the calendar now, each with a way to take it off. */
export function Narrowing({ filters, clubs }: EventFiltersProps) {
  const [query] = useSearchParams()
  const chips = narrowing(filters, clubs).filter(({ name }) => name !== 'mine')
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters in use" className="flex flex-wrap gap-2">
      {chips.map(({ name, label }) => (
        <li key={name}>
          <Link
            to={eventsPath(query, { [name]: undefined })}
            preventScrollReset
            className={cx(CHIP, ON, 'gap-1.5')}
          >
            <span className="sr-only">Remove filter </span>
            {label}
            <IconX aria-hidden className="size-3.5" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
