import type { Alert, SavedSearch } from '@banter/api/marketplace/searches/contract'
import { Form, Link, useFetcher, useSubmit } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { searchPath } from '../filters.ts'
import { searchWords } from './search-words.ts'

export const ALERTS: { value: Alert; label: string }[] = [
  { value: 'daily', label: 'Each morning' },
  { value: 'instant', label: 'At once' },
  { value: 'none', label: 'Never' },
]

/** One search: what it looks for, how often it tells, its name, and its end. */
export function SearchRow({ search }: { search: SavedSearch }) {
  const { id, name, found, alert } = search
  const words = searchWords(search)
  return (
    <li className="grid gap-3 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-start">
      <div className="grid min-w-0 gap-0.5">
        <Link
          to={searchPath(search)}
          className="w-fit max-w-full truncate rounded-sm font-medium hover:text-accent-text hover:underline"
        >
          {name}
        </Link>
        {words !== name && <p className="text-[0.8125rem] text-muted">{words}</p>}
        <p className="text-xs text-muted">
          {found === 0
            ? 'Nothing new since you saved it'
            : `${counted(found, 'new listing')} since you saved it`}
        </p>
        <details className="mt-1">
          <summary className="w-fit rounded-sm text-xs text-muted underline underline-offset-2 hover:text-ink">
            Rename<span className="sr-only"> {name}</span>
          </summary>
          <Form method="post" className="mt-2 flex gap-2">
            <input type="hidden" name="id" value={id} />
            <Input name="name" defaultValue={name} maxLength={80} required aria-label="Name" key={name} />
            <Button type="submit" name="intent" value="rename">
              Rename
            </Button>
          </Form>
        </details>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <AlertChoice id={id} name={name} alert={alert} />
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <Button
            type="submit"
            name="intent"
            value="forget"
            variant="ghost"
            size="sm"
            aria-label={`Forget: ${name}`}
          >
            Forget
          </Button>
        </Form>
      </div>
    </li>
  )
}

/** Sent as it is chosen; without scripts by a button. */
function AlertChoice({ id, name, alert }: { id: string; name: string; alert: Alert }) {
  const fetcher = useFetcher()
  const submit = useSubmit()
  const hydrated = useHydrated()
  return (
    <fetcher.Form method="post" className="flex items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="intent" value="alert" />
      <label htmlFor={`alert-${id}`} className="text-[0.8125rem] text-muted">
        Tell me<span className="sr-only"> of {name}</span>
      </label>
      <span className="w-42">
        <Select
          id={`alert-${id}`}
          name="alert"
          key={alert}
          defaultValue={alert}
          options={ALERTS}
          onChange={(event) =>
            submit(event.currentTarget.form, { navigate: false, fetcherKey: id, preventScrollReset: true })
          }
        />
      </span>
      {!hydrated && (
        <Button type="submit" size="sm">
          Set
        </Button>
      )}
    </fetcher.Form>
  )
}
