import {
  type Icon,
  IconBell,
  IconBuildingStore,
  IconCalendarEvent,
  IconCash,
  IconHeart,
  IconHome,
  IconMessageDollar,
  IconPackage,
  IconPhoto,
  IconReceipt,
  IconSettings,
  IconTag,
  IconUsers,
  IconUsersGroup,
  IconWallet,
} from '@tabler/icons-react'
import { mayAdminister, type Viewer } from './viewer.ts'

export interface Destination {
  to: string
  label: string
  icon: Icon
  count?: number
  end?: boolean
}

/** The side navigation: everything one can go to. */
export function destinations({ user, counts }: Viewer): Destination[] {
  const places: Destination[] = [
    { to: '/', label: 'Home', icon: IconHome, end: true },
    { to: '/clubs', label: 'Clubs', icon: IconUsersGroup },
    { to: '/events', label: 'Events', icon: IconCalendarEvent },
    { to: '/people', label: 'People', icon: IconUsers },
    { to: '/shop', label: 'Shop', icon: IconBuildingStore },
    { to: '/sell', label: 'Sell', icon: IconTag },
    { to: '/purchases', label: 'Purchases', icon: IconReceipt },
    { to: '/sales', label: 'Sales', icon: IconCash },
    { to: '/offers', label: 'Offers', icon: IconMessageDollar },
    { to: '/favourites', label: 'Favourites', icon: IconHeart },
    { to: '/my-products', label: 'My products', icon: IconPackage },
    { to: '/my-pictures', label: 'My images', icon: IconPhoto },
    { to: '/wallet', label: 'Wallet', icon: IconWallet },
    { to: '/notifications', label: 'Notifications', icon: IconBell, count: counts.unread },
  ]
  return mayAdminister(user) ? [...places, { to: '/admin', label: 'Admin', icon: IconSettings }] : places
}

/** The tab bar of phones: the five one goes to daily; the rest is in the user menu. */
export function tabs(viewer: Viewer): Destination[] {
  const daily = ['/', '/clubs', '/events', '/shop', '/notifications']
  return destinations(viewer)
    .filter(({ to }) => daily.includes(to))
    .map((place) => (place.to === '/notifications' ? { ...place, label: 'Inbox' } : place))
}
