import { branchesOf } from '@banter/api/marketplace/categories/contract'
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { CategoryChips, chipLook } from '../ui/category-chips.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { FilterForm } from './filter-form.tsx'
import { type Filters, narrowing, shopPath } from './filters.ts'
import { categoryOptions } from './words.ts'

/** The categories, and the branches of the chosen one. */
export function ShopCategories({ filters: { category, branch } }: { filters: Filters }) {
  const [query] = useSearchParams()
  const branches = category ? branchesOf(category) : []
  return (
    <>
      <CategoryChips
        options={categoryOptions}
        chosen={category}
        pathOf={(value) => shopPath(query, 'category', value)}
      />
      {branches.length > 0 && (
        <nav aria-label="More exactly" className="-mx-4 sm:mx-0">
          <ul className="flex gap-x-4 gap-y-1 overflow-x-auto px-4 py-2 text-[0.8125rem] [scrollbar-width:none] sm:flex-wrap sm:px-0">
            {branches.map(({ key, name }) => (
              <li key={key} className="shrink-0">
                <Link
                  to={shopPath(query, 'branch', branch === key ? undefined : key)}
                  preventScrollReset
                  aria-current={branch === key ? 'page' : undefined}
                  className={cx(
                    'inline-flex h-8 items-center rounded-sm',
                    branch === key
                      ? 'font-semibold text-accent-text underline underline-offset-4'
                      : 'text-muted hover:text-ink',
                  )}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  )
}

const IN_FORM: readonly (keyof Filters)[] = [
  'kind',
  'condition',
  'delivery',
  'min',
  'max',
  'course',
  'isbn',
  'moveOut',
]

/** An opening panel; with scripts, on a phone, a sheet. */
export function FilterBar({ filters, moveOut }: { filters: Filters; moveOut: boolean }) {
  const [open, setOpen] = useState(false)
  const hydrated = useHydrated()
  const count = narrowing(filters).filter(({ name }) => IN_FORM.includes(name)).length
  const label = (
    <>
      <IconAdjustmentsHorizontal aria-hidden className="size-4" />
      Filter and sort
      {count > 0 && (
        <span className="rounded-full bg-accent px-1.5 text-2xs text-white">
          {count}
          <span className="sr-only"> in use</span>
        </span>
      )}
    </>
  )
  return (
    <>
      <details
        className={cx('group', hydrated && 'max-sm:hidden')}
        open={count > 0 || filters.sort !== undefined}
      >
        <summary className={buttonClasses({ size: 'sm' }, 'mt-3')}>{label}</summary>
        <FilterForm filters={filters} moveOut={moveOut} atOnce className="mt-3" />
      </details>
      {hydrated && (
        <div className="mt-3 sm:hidden">
          <Dialog
            open={open}
            onOpenChange={setOpen}
            title="Filter and sort"
            trigger={<Button size="sm">{label}</Button>}
          >
            <FilterForm filters={filters} moveOut={moveOut} onDone={() => setOpen(false)} />
          </Dialog>
        </div>
      )}
    </>
  )
}

/** What narrows the list now, each with a way to take it off. */
export function Narrowing({ filters, className }: { filters: Filters; className?: string }) {
  const [query] = useSearchParams()
  const chips = narrowing(filters).filter(({ name }) => name !== 'category' && name !== 'branch')
  if (chips.length === 0) return null
  return (
    <ul aria-label="Filters in use" className={cx('flex flex-wrap gap-2', className)}>
      {chips.map(({ name, label }) => (
        <li key={name}>
          <Link to={shopPath(query, name)} preventScrollReset className={cx(chipLook(true), 'gap-1')}>
            <span className="sr-only">Remove filter </span>
            {label}
            <IconX aria-hidden className="size-3.5" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link
            to={shopPath(onlyShelf(filters), 'q')}
            preventScrollReset
            className="inline-flex h-8 items-center px-1 text-[0.8125rem] text-muted underline underline-offset-2 hover:text-ink"
          >
            Clear all
          </Link>
        </li>
      )}
    </ul>
  )
}

/** The category has a place of its own on the page. */
function onlyShelf({ category, branch }: Filters): URLSearchParams {
  return new URLSearchParams({ ...(category && { category }), ...(branch && { branch }) })
}
