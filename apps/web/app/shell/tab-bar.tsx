import { NavLink } from '../router.ts'
import { cx } from '../ui/cx.ts'
import type { Destination } from './destinations.ts'

/** The navigation of phones: five thumbs' reach, above the system's own bar. */
export function TabBar({ places }: { places: Destination[] }) {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <div className="mx-auto grid max-w-lg grid-flow-col auto-cols-fr">
        {places.map(({ to, label, icon: Icon, count, end }) => (
          <NavLink
            key={to}
            to={to}
            end={end}
            className={({ isActive }) =>
              cx(
                'grid h-14 place-content-center justify-items-center gap-0.5 text-2xs font-medium text-muted focus-visible:-outline-offset-2',
                isActive && 'text-accent-text',
              )
            }
          >
            <span className="relative">
              <Icon aria-hidden className="size-6 stroke-[1.75]" />
              {!!count && (
                <span
                  aria-hidden
                  className="absolute -top-0.5 -right-0.5 size-2.5 rounded-full border-2 border-surface bg-danger"
                />
              )}
            </span>
            {label}
            {!!count && <span className="sr-only">, {count} unread</span>}
          </NavLink>
        ))}
      </div>
    </nav>
  )
}
