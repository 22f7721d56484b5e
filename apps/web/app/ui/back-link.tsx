import { IconChevronLeft } from '@tabler/icons-react'
import { Link, type LinkProps } from '../router.ts'

/** The way up, above a page's title. */
export function BackLink({ to, children }: Pick<LinkProps, 'to' | 'children'>) {
  return (
    <Link to={to} className="-ml-1 mb-2 inline-flex items-center gap-1 py-1 text-muted hover:text-ink">
      <IconChevronLeft aria-hidden className="size-4" />
      {children}
    </Link>
  )
}
