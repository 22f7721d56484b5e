import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react'
import { Form, Link, useSearchParams, useSubmit } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { type Filters, narrowing, peoplePath } from './filters.ts'
import { INTERESTS, MAJORS, yearsFrom } from './words.ts'

/** Whom one looks for: a name first, and what one may know of them. */
export function DirectorySearch({ filters, now }: { filters: Filters; now: string }) {
  const { q, ...others } = filters
  const narrowed = Object.values(others).some(Boolean)
  return (
    <Form action="/people" role="search" aria-label="People" preventScrollReset className="grid gap-3">
      <div className="flex items-end gap-3">
        <Field name="q" label="Name" className="min-w-0 flex-1">
          {(control) => (
            <Input {...control} type="search" maxLength={80} autoComplete="off" key={q} defaultValue={q} />
          )}
        </Field>
        <Button type="submit" variant="primary">
          <IconSearch aria-hidden className="size-4" />
          Search
        </Button>
      </div>
      <details open={narrowed}>
        <summary className={buttonClasses({ size: 'sm' })}>
          <IconAdjustmentsHorizontal aria-hidden className="size-4" />
          Major, year and interests
        </summary>
        <MoreFilters filters={filters} now={now} />
      </details>
      <Choices id="majors" values={MAJORS} />
      <Choices id="interests" values={INTERESTS} />
    </Form>
  )
}

function MoreFilters({ filters, now }: { filters: Filters; now: string }) {
  const submit = useSubmit()
  const years = yearsFrom(new Date(now)).map((year) => ({ value: String(year), label: `Class of ${year}` }))
  return (
    <div className="mt-3 grid gap-3 sm:grid-cols-3">
      <Field name="major" label="Major">
        {(control) => (
          <Input
            {...control}
            list="majors"
            maxLength={80}
            autoComplete="off"
            key={filters.major}
            defaultValue={filters.major}
          />
        )}
      </Field>
      <Field name="year" label="Year">
        {(control) => (
          <Select
            {...control}
            blank="Any year"
            options={years}
            key={filters.year}
            defaultValue={filters.year}
            onChange={(event) => submit(event.currentTarget.form, { preventScrollReset: true })}
          />
        )}
      </Field>
      <Field name="interest" label="Interest">
        {(control) => (
          <Input
            {...control}
            list="interests"
            maxLength={40}
            autoComplete="off"
            key={filters.interest}
            defaultValue={filters.interest}
          />
        )}
      </Field>
    </div>
  )
}

export function Choices({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

/** What narrows the list now, each with a way to take it off. */
export function Narrowing({ filters }: { filters: Filters }) {
  const [query] = useSearchParams()
  const chips = narrowing(filters)
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters in use" className="flex flex-wrap gap-2">
      {chips.map(({ name, label }) => (
        <li key={name}>
          <Link
            to={peoplePath(query, name)}
            preventScrollReset
            className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-full border border-accent-text bg-accent-soft px-3 text-[0.8125rem] font-medium text-accent-text"
          >
            <span className="sr-only">Remove filter </span>
            <span className="truncate">{label}</span>
            <IconX aria-hidden className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
