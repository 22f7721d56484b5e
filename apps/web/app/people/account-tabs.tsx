import { Tabs } from '../ui/tabs.tsx'

/** The pages of one's own account. */
export function AccountTabs() {
  return (
    <Tabs
      label="Account"
      tabs={[
        { to: '/account', label: 'Profile' },
        { to: '/account/privacy', label: 'Privacy' },
        { to: '/account/mails', label: 'Mails' },
        { to: '/account/close', label: 'Close account' },
      ]}
    />
  )
}
