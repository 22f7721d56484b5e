import { NavLink } from '../router.ts'
import { cx } from './cx.ts'

interface Tab {
  to: string
  label: string
  count?: number
  /** For tabs that differ only by query, which the router does not compare. */
  active?: boolean
}

/** Tabs that are links: each has an address, works without script and can be opened beside. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1 border-b border-line">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <TabLink tab={tab} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

function TabLink({ tab }: { tab: Tab }) {
  return (
    <NavLink
      to={tab.to}
      end
      preventScrollReset
      aria-current={tab.active === undefined ? 'page' : tab.active ? 'page' : undefined}
      className={({ isActive }) =>
        cx(
          '-mb-px flex h-10 items-center gap-2 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted hover:text-ink',
          'focus-visible:-outline-offset-2',
          (tab.active ?? isActive) && 'border-accent-text text-accent-text hover:text-accent-text',
        )
      }
    >
      {tab.label}
      {tab.count !== undefined && (
        <span className="rounded-full bg-sunken px-1.5 text-xs leading-5 text-muted tabular-nums">
          {tab.count}
        </span>
      )}
    </NavLink>
  )
}
