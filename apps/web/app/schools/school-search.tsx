import { IconSearch } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Input } from '../ui/input.tsx'

interface SchoolSearchProps {
  /** What was looked for. */
  typed?: string
  loading?: boolean
}

/** Finds a school by name, city or the end of an e-mail address. */
export function SchoolSearch({ typed, loading }: SchoolSearchProps) {
  return (
    <Form action="/find" role="search">
      <label htmlFor="q" className="font-medium">
        Find your campus
      </label>
      <div className="mt-1.5 flex gap-2">
        <div className="relative min-w-0 flex-1">
          <IconSearch
            aria-hidden
            className="pointer-events-none absolute top-3.5 left-3.5 size-5 text-muted"
          />
          <Input
            key={typed}
            id="q"
            type="search"
            name="q"
            defaultValue={typed}
            maxLength={100}
            autoComplete="organization"
            aria-describedby="q-hint"
            placeholder="University of …"
            className="h-12 pl-11 sm:text-base"
          />
        </div>
        <Button type="submit" variant="primary" size="lg" loading={loading}>
          Search
        </Button>
      </div>
      <p id="q-hint" className="mt-1.5 text-[0.8125rem] text-muted">
        By name, by city, or by your school e-mail address.
      </p>
    </Form>
  )
}
