import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Form, Link, useSearchParams } from '../router.ts'
import { plainAmount } from '../ui/amounts.ts'
import { Button } from '../ui/button.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { type Asked, nameOf, narrowing, searchPath, sortsOf } from './asked.ts'

/** What a tab can be narrowed by: a form of its own, which works without script. */
export function SearchFilters({ asked, categories }: { asked: Asked; categories: string[] }) {
  const { q, type, category, min, max, from, to, sort } = asked
  const dated = type === 'post' || type === 'event'
  return (
    <details className="group" open={narrowing(asked).length > 0 || sort !== undefined}>
      <summary className={buttonClasses({ size: 'sm' }, 'mt-4')}>
        <IconAdjustmentsHorizontal aria-hidden className="size-4" />
        Filter and sort
      </summary>
      <Form action="/search" preventScrollReset className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="q" value={q} />
        {type !== 'all' && <input type="hidden" name="type" value={type} />}
        {categories.length > 0 && (
          <Labelled label="Category" id="search-category">
            <Select
              id="search-category"
              name="category"
              blank="Any category"
              key={category}
              defaultValue={category}
              options={categories.map((value) => ({ value, label: nameOf(value) }))}
            />
          </Labelled>
        )}
        {type === 'product' && <Price name="min" label="Price from" value={min} />}
        {type === 'product' && <Price name="max" label="Price up to" value={max} />}
        {dated && <Day name="from" label="From" value={from} />}
        {dated && <Day name="to" label="Until" value={to} />}
        <Labelled label="Sort by" id="search-sort">
          <Select id="search-sort" name="sort" key={sort} defaultValue={sort} options={sortsOf(type)} />
        </Labelled>
        <Button type="submit">Apply</Button>
      </Form>
    </details>
  )
}

function Price({ name, label, value }: { name: 'min' | 'max'; label: string; value?: number }) {
  const shown = value === undefined ? '' : plainAmount({ amount: value, currency: 'usd' })
  return (
    <Labelled label={label} id={`search-${name}`}>
      <Input
        id={`search-${name}`}
        name={name}
        key={value}
        inputMode="decimal"
        autoComplete="off"
        placeholder="$"
        defaultValue={shown}
        className="sm:w-28"
      />
    </Labelled>
  )
}

function Day({ name, label, value }: { name: 'from' | 'to'; label: string; value?: string }) {
  return (
    <Labelled label={label} id={`search-${name}`}>
      <Input id={`search-${name}`} name={name} type="date" key={value} defaultValue={value} />
    </Labelled>
  )
}

function Labelled({ label, id, children }: { label: string; id: string; children: ReactNode }) {
  return (
    <div className="grid min-w-36 flex-1 gap-1 sm:flex-none">
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
      </label>
      {children}
    </div>
  )
}

/** What narrows the search now, each with a way to take it off. */
export function Narrowing({ asked }: { asked: Asked }) {
  const [query] = useSearchParams()
  const chips = narrowing(asked)
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters in use" className="mt-3 flex flex-wrap gap-2">
      {chips.map(({ name, label }) => (
        <li key={name}>
          <Link
            to={searchPath(query, { [name]: '' })}
            preventScrollReset
            className="inline-flex h-8 items-center gap-1.5 rounded-full border border-accent-text bg-accent-soft px-3 text-[0.8125rem] font-medium text-accent-text"
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
