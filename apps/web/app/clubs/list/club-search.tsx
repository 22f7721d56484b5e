import { IconSearch } from '@tabler/icons-react'
import { Form, Link, useSearchParams, useSubmit } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { categoryOptions } from '../words.ts'
import { clubsPath, type Filters, SORTS } from './filters.ts'

/** Words and order; the categories are chips below. */
export function ClubSearch({ filters }: { filters: Filters }) {
  const submit = useSubmit()
  return (
    <Form
      action="/clubs"
      role="search"
      aria-label="Clubs"
      preventScrollReset
      className="flex flex-wrap gap-2"
    >
      {filters.view === 'mine' && <input type="hidden" name="view" value="mine" />}
      {filters.category && <input type="hidden" name="category" value={filters.category} />}
      <label htmlFor="q" className="sr-only">
        Search clubs
      </label>
      <div className="flex min-w-0 flex-1 basis-60 gap-2">
        <Input
          id="q"
          name="q"
          type="search"
          maxLength={80}
          autoComplete="off"
          placeholder="Chess, film, climbing …"
          key={filters.q}
          defaultValue={filters.q}
        />
        <Button type="submit" aria-label="Search">
          <IconSearch aria-hidden className="size-4" />
        </Button>
      </div>
      {filters.view === 'all' && (
        <div className="w-full sm:w-44">
          <label htmlFor="sort" className="sr-only">
            Sort by
          </label>
          <Select
            id="sort"
            name="sort"
            key={filters.sort}
            defaultValue={filters.sort}
            options={[...SORTS]}
            onChange={(event) => submit(event.currentTarget.form, { preventScrollReset: true })}
          />
        </div>
      )}
    </Form>
  )
}

const CHIP =
  'inline-flex h-8 items-center rounded-full border px-3 text-[0.8125rem] font-medium whitespace-nowrap transition-colors'
const OFF = 'border-line bg-surface text-ink hover:border-line-strong'
const ON = 'border-accent-text bg-accent-soft text-accent-text'

export function CategoryChips({ chosen }: { chosen?: string }) {
  const [query] = useSearchParams()
  return (
    <nav aria-label="Categories" className="relative -mx-4 sm:mx-0">
      <ul className="flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:flex-wrap sm:px-0">
        {[{ value: '', label: 'Everything' }, ...categoryOptions].map(({ value, label }) => {
          const active = (chosen ?? '') === value
          return (
            <li key={value}>
              <Link
                to={clubsPath(query, 'category', value)}
                preventScrollReset
                aria-current={active ? 'page' : undefined}
                className={cx(CHIP, active ? ON : OFF)}
              >
                {label}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
