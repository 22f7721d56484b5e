import { IconBell, IconSearch, IconShoppingCart } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import { BrandMark } from '../ui/brand-mark.tsx'
import { Banners } from './banners.tsx'
import { destinations, tabs } from './destinations.ts'
import { SideNavigation } from './side-navigation.tsx'
import { MAIN_ID, SkipLink } from './skip-link.tsx'
import { TabBar } from './tab-bar.tsx'
import { UserMenu } from './user-menu.tsx'
import type { Viewer } from './viewer.ts'

interface AppShellProps {
  viewer: Viewer
  /** In the header, between the school and the cart; phones have a link to the page of it. */
  search?: ReactNode
  children: ReactNode
}

/** The frame of every page of a signed-in student. */
export function AppShell({ viewer, search, children }: AppShellProps) {
  return (
    <>
      <SkipLink />
      <Banners viewer={viewer} />
      <div className="mx-auto min-h-dvh max-w-7xl lg:grid lg:grid-cols-[15rem_1fr]">
        <aside className="sticky top-0 hidden h-dvh flex-col gap-6 border-r border-line px-3 py-4 lg:flex print:hidden">
          <SchoolMark name={viewer.school.name} />
          <SideNavigation label="Main" places={destinations(viewer)} />
        </aside>
        <div className="min-w-0">
          <Header viewer={viewer} search={search} />
          <main
            id={MAIN_ID}
            tabIndex={-1}
            className="px-4 pt-5 pb-40 outline-none sm:px-6 sm:pt-6 lg:px-8 lg:pb-12"
          >
            {children}
          </main>
        </div>
      </div>
      <TabBar places={tabs(viewer)} />
    </>
  )
}

function SchoolMark({ name }: { name: string }) {
  return (
    <Link to="/" className="flex min-w-0 items-center gap-2.5 rounded-md px-1 py-1">
      <BrandMark className="size-8 shrink-0" />
      <span className="min-w-0">
        <span className="hidden text-2xs leading-4 font-medium text-muted lg:block">Banter</span>
        <span className="line-clamp-2 leading-4.5 font-semibold">{name}</span>
      </span>
    </Link>
  )
}

function Header({ viewer, search }: Omit<AppShellProps, 'children'>) {
  const { school, user, counts } = viewer
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-canvas/90 backdrop-blur print:hidden">
      <div className="flex h-14 items-center gap-2 px-4 sm:px-6 lg:px-8">
        <div className="min-w-0 flex-1 lg:hidden">
          <SchoolMark name={school.name} />
        </div>
        <div className="hidden max-w-md flex-1 sm:block">{search}</div>
        <div className="ml-auto flex items-center gap-1">
          {search && (
            <IconLink to="/search" label="Search" count={0} className="sm:hidden">
              <IconSearch aria-hidden className="size-5.5 stroke-[1.75]" />
            </IconLink>
          )}
          <IconLink to="/notifications" label="Notifications" count={counts.unread} className="max-lg:hidden">
            <IconBell aria-hidden className="size-5.5 stroke-[1.75]" />
          </IconLink>
          <IconLink to="/cart" label="Cart" count={counts.cart}>
            <IconShoppingCart aria-hidden className="size-5.5 stroke-[1.75]" />
          </IconLink>
          <UserMenu user={user} />
        </div>
      </div>
    </header>
  )
}

function IconLink({
  to,
  label,
  count,
  className,
  children,
}: {
  to: string
  label: string
  count: number
  className?: string
  children: ReactNode
}) {
  const look = 'relative grid size-10 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink'
  return (
    <Link to={to} aria-label={count ? `${label}, ${count}` : label} className={`${look} ${className ?? ''}`}>
      {children}
      {count > 0 && (
        <span
          aria-hidden
          className="absolute top-0.5 right-0 min-w-4.5 rounded-full bg-accent px-1 text-center text-2xs leading-4.5 font-semibold text-white tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
