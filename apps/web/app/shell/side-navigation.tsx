import { NavLink } from '../router.ts'
import { cx } from '../ui/cx.ts'
import type { Destination } from './destinations.ts'

export function SideNavigation({ places, label }: { places: Destination[]; label: string }) {
  return (
    <nav aria-label={label} className="grid gap-0.5">
      {places.map(({ to, label, icon: Icon, count, end }) => (
        <NavLink
          key={to}
          to={to}
          end={end}
          className={({ isActive }) =>
            cx(
              'flex h-9 items-center gap-3 rounded-md px-3 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink',
              isActive && 'bg-accent-soft text-accent-text hover:bg-accent-soft hover:text-accent-text',
            )
          }
        >
          <Icon aria-hidden className="size-5 stroke-[1.75]" />
          <span className="flex-1">{label}</span>
          <Count value={count} />
        </NavLink>
      ))}
    </nav>
  )
}

function Count({ value }: { value: number | undefined }) {
  if (!value) return null
  return (
    <span className="rounded-full bg-accent px-1.5 text-2xs leading-4.5 font-semibold text-white tabular-nums">
      {value > 99 ? '99+' : value}
      <span className="sr-only"> unread</span>
    </span>
  )
}
