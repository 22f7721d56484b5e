import type { Sort } from '@banter/api/billboard/contract'
import { Form, useNavigation } from '../../router.ts'
import { cx } from '../../ui/cx.ts'

const SORTS: [sort: Sort, label: string][] = [
  ['latest', 'Latest'],
  ['top', 'Top this week'],
  ['following', 'Following'],
  ['clubs', 'My clubs'],
]

/** The order of the feed. Choosing one remembers it, so these are buttons of a form and not addresses. */
export function SortTabs({ sort }: { sort: Sort }) {
  const { formAction, formData } = useNavigation()
  const chosen = formAction === '/feed-settings' ? (formData?.get('sort') ?? sort) : sort
  return (
    <Form
      method="post"
      action="/feed-settings"
      preventScrollReset
      aria-label="Which posts"
      className="-mx-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1 border-b border-line">
        {SORTS.map(([value, label]) => (
          <li key={value}>
            <button
              type="submit"
              name="sort"
              value={value}
              aria-pressed={chosen === value}
              className={cx(
                '-mb-px flex h-10 items-center border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted hover:text-ink focus-visible:-outline-offset-2',
                chosen === value && 'border-accent-text text-accent-text hover:text-accent-text',
              )}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </Form>
  )
}
