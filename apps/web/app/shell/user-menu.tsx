import {
  IconChevronDown,
  IconLogout,
  IconPackage,
  IconPhoto,
  IconSettings,
  IconUser,
  IconUserCog,
  IconUsers,
  IconWallet,
} from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Menu, MenuButton, MenuLine, MenuLink } from '../ui/menu.tsx'
import { ThemeChoice } from './theme-choice.tsx'
import { mayAdminister, roleName, type ShellUser } from './viewer.ts'

/** Who is signed in, and what does not fit the navigation of a phone. */
export function UserMenu({ user, atPlatform }: { user: ShellUser; atPlatform?: boolean }) {
  return (
    <Menu
      label={`Your account, ${user.name}`}
      triggerClassName="flex h-10 items-center gap-1.5 px-1 hover:bg-sunken"
      trigger={
        <>
          <Avatar name={user.name} src={user.avatar} size="sm" />
          <IconChevronDown aria-hidden className="size-4 text-muted max-sm:hidden" />
        </>
      }
    >
      <div className="flex items-center gap-3 px-2.5 py-2">
        <Avatar name={user.name} src={user.avatar} />
        <div className="min-w-0">
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-xs text-muted">{roleName(user)}</p>
        </div>
      </div>
      <MenuLine />
      {!atPlatform && <SchoolLinks user={user} />}
      <div className="flex items-center justify-between gap-3 px-2.5 py-1.5 text-muted">
        Theme
        <ThemeChoice />
      </div>
      <MenuLine />
      <Form method="post" action="/sign-out">
        <MenuButton>
          <IconLogout aria-hidden />
          Sign out
        </MenuButton>
      </Form>
    </Menu>
  )
}

function SchoolLinks({ user }: { user: ShellUser }) {
  return (
    <>
      <MenuLink to={`/people/${user.id}`}>
        <IconUser aria-hidden />
        Your profile
      </MenuLink>
      <MenuLink to="/account">
        <IconUserCog aria-hidden />
        Account
      </MenuLink>
      <MenuLink to="/people" className="lg:hidden">
        <IconUsers aria-hidden />
        People
      </MenuLink>
      <MenuLink to="/my-products" className="lg:hidden">
        <IconPackage aria-hidden />
        My products
      </MenuLink>
      <MenuLink to="/my-pictures" className="lg:hidden">
        <IconPhoto aria-hidden />
        My images
      </MenuLink>
      <MenuLink to="/wallet" className="lg:hidden">
        <IconWallet aria-hidden />
        Wallet
      </MenuLink>
      {mayAdminister(user) && (
        <MenuLink to="/admin" className="lg:hidden">
          <IconSettings aria-hidden />
          Admin
        </MenuLink>
      )}
      <MenuLine />
    </>
  )
}
