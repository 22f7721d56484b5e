import { IconSearch } from '@tabler/icons-react'
import { Form, useSearchParams, useSubmit } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { CategoryChips } from '../../ui/category-chips.tsx'
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

export function ClubCategories({ chosen }: { chosen?: string }) {
  const [query] = useSearchParams()
  return (
    <CategoryChips
      options={categoryOptions}
      chosen={chosen}
      pathOf={(value) => clubsPath(query, 'category', value)}
    />
  )
}
