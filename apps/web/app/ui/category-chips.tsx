import { Link } from '../router.ts'
import { cx } from './cx.ts'

const CHIP =
  'inline-flex h-8 items-center rounded-full border px-3 text-[0.8125rem] font-medium whitespace-nowrap transition-colors'
const OFF = 'border-line bg-surface text-ink hover:border-line-strong'
const ON = 'border-accent-text bg-accent-soft text-accent-text'

export const chipLook = (on: boolean) => cx(CHIP, on ? ON : OFF)

interface CategoryChipsProps {
  options: readonly { value: string; label: string }[]
  chosen: string | undefined
  /** Where the list of this category is. */
  pathOf: (value: string) => string
}

/** The categories of a list as links in one line, everything first. A phone moves the line sideways. */
export function CategoryChips({ options, chosen = '', pathOf }: CategoryChipsProps) {
  return (
    <nav aria-label="Categories" className="relative -mx-4 sm:mx-0">
      <ul className="flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] sm:flex-wrap sm:px-0">
        {[{ value: '', label: 'Everything' }, ...options].map(({ value, label }) => (
          <li key={value}>
            <Link
              to={pathOf(value)}
              preventScrollReset
              aria-current={chosen === value ? 'page' : undefined}
              className={chipLook(chosen === value)}
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
