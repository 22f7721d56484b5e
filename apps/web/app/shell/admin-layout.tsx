import { IconBuilding, IconGavel, IconScale, IconUser } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { BrandMark } from '../ui/brand-mark.tsx'
import type { Destination } from './destinations.ts'
import { SideNavigation } from './side-navigation.tsx'
import { MAIN_ID, SkipLink } from './skip-link.tsx'
import { TabBar } from './tab-bar.tsx'
import { UserMenu } from './user-menu.tsx'
import type { ShellUser } from './viewer.ts'

const SCHOOLS: Destination = { to: '/schools', label: 'Schools', icon: IconBuilding }
const CASES: Destination = { to: '/cases', label: 'Appeals', icon: IconGavel }
const DIFFERENCES: Destination = { to: '/finance/differences', label: 'Differences', icon: IconScale }
const ACCOUNT: Destination = { to: '/account', label: 'Account', icon: IconUser }

/** Where somebody of the platform can go to: only super-admins see the schools, and finance looks after the money. */
const placesOf = ({ role }: ShellUser) =>
  role === 'super_admin'
    ? [SCHOOLS, CASES, DIFFERENCES, ACCOUNT]
    : role === 'finance'
      ? [DIFFERENCES, ACCOUNT]
      : [ACCOUNT]

interface AdminLayoutProps {
  user: ShellUser
  children: ReactNode
}

/** The frame of the platform's own host: no school, no shop. */
export function AdminLayout({ user, children }: AdminLayoutProps) {
  const places = placesOf(user)
  return (
    <>
      <SkipLink />
      <header className="sticky top-0 z-20 border-b border-line bg-surface">
        <div className="mx-auto flex h-14 max-w-7xl items-center gap-3 px-4 sm:px-6">
          <Link to="/" className="flex items-center gap-2.5 font-semibold">
            <BrandMark />
            Banter
          </Link>
          <Badge tone="accent">Platform</Badge>
          <div className="ml-auto">
            <UserMenu user={user} atPlatform />
          </div>
        </div>
      </header>
      <div className="mx-auto max-w-7xl lg:grid lg:grid-cols-[14rem_1fr]">
        <aside className="hidden px-3 py-5 lg:block">
          <SideNavigation label="Platform" places={places} />
        </aside>
        <main id={MAIN_ID} tabIndex={-1} className="min-w-0 px-4 pt-5 pb-24 outline-none sm:px-6 lg:pb-12">
          {children}
        </main>
      </div>
      {places.length > 1 && <TabBar places={places} />}
    </>
  )
}
