import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import type { FormEvent } from 'react'
import { Form, Link, useSearchParams, useSubmit } from '../router.ts'
import { plainAmount } from '../ui/amounts.ts'
import { Button } from '../ui/button.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { CategoryChips, chipLook } from '../ui/category-chips.tsx'
import { cx } from '../ui/cx.ts'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { type Filters, narrowing, SORTS, shopPath } from './filters.ts'
import { categoryOptions, conditionOptions } from './words.ts'

export function ShopCategories({ chosen }: { chosen?: string }) {
  const [query] = useSearchParams()
  return (
    <CategoryChips
      options={categoryOptions}
      chosen={chosen}
      pathOf={(value) => shopPath(query, 'category', value)}
    />
  )
}

/** Condition, price and order: an opening panel on phones, one line above. */
export function FilterBar({ filters }: { filters: Filters }) {
  const submit = useSubmit()
  const count = narrowing(filters).filter(({ name }) => ['condition', 'min', 'max'].includes(name)).length
  const atOnce = (event: FormEvent<HTMLSelectElement>) =>
    submit(event.currentTarget.form, { preventScrollReset: true })
  return (
    <details className="group" open={count > 0 || filters.sort !== undefined}>
      <summary className={buttonClasses({ size: 'sm' }, 'mt-3')}>
        <IconAdjustmentsHorizontal aria-hidden className="size-4" />
        Filter and sort
        {count > 0 && <span className="rounded-full bg-accent px-1.5 text-2xs text-white">{count}</span>}
      </summary>
      <Form action="/shop" preventScrollReset className="mt-3 flex flex-wrap items-end gap-3">
        {(['q', 'category', 'kind', 'course', 'moveOut', 'seller'] as const).map((name) =>
          filters[name] ? <input key={name} type="hidden" name={name} value={filters[name]} /> : null,
        )}
        <Labelled label="Condition" htmlFor="filter-condition" className="w-full sm:w-44">
          <Select
            id="filter-condition"
            name="condition"
            blank="Any condition"
            key={filters.condition}
            defaultValue={filters.condition}
            options={conditionOptions}
            onChange={atOnce}
          />
        </Labelled>
        <Labelled label="Sort by" htmlFor="filter-sort" className="w-full sm:w-48">
          <Select
            id="filter-sort"
            name="sort"
            key={filters.sort}
            defaultValue={filters.sort}
            options={[...SORTS]}
            onChange={atOnce}
          />
        </Labelled>
        <PriceField name="min" label="Price from" value={filters.min} />
        <PriceField name="max" label="Price up to" value={filters.max} />
        <Button type="submit">Apply</Button>
      </Form>
    </details>
  )
}

function PriceField({ name, label, value }: { name: 'min' | 'max'; label: string; value?: number }) {
  const id = `filter-${name}`
  return (
    <Labelled label={label} htmlFor={id} className="min-w-0 flex-1 sm:w-28 sm:flex-none">
      <Input
        id={id}
        name={name}
        key={value}
        inputMode="decimal"
        autoComplete="off"
        placeholder="$"
        defaultValue={value === undefined ? '' : plainAmount({ amount: value, currency: 'usd' })}
      />
    </Labelled>
  )
}

interface LabelledProps {
  label: string
  htmlFor: string
  className?: string
  children: JSX.Element
}

function Labelled({ label, htmlFor, className, children }: LabelledProps) {
  return (
    <div className={cx('grid gap-1', className)}>
      <label htmlFor={htmlFor} className="text-xs font-medium text-muted">
        {label}
      </label>
      {children}
    </div>
  )
}

/** What narrows the list now, each with a way to take it off. */
export function Narrowing({ filters, className }: { filters: Filters; className?: string }) {
  const [query] = useSearchParams()
  const chips = narrowing(filters).filter(({ name }) => name !== 'category')
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters in use" className={cx('flex flex-wrap gap-2', className)}>
      {chips.map(({ name, label }) => (
        <li key={name}>
          <Link to={shopPath(query, name)} preventScrollReset className={chipLook(true)}>
            <span className="sr-only">Remove filter </span>
            {label}
            <IconX aria-hidden className="size-3.5" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
