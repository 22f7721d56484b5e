import type { ClubDetail } from '@banter/api/clubs/contract'
import type { ReactNode } from 'react'
import { MemberPage } from '../../shell/member-page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'

interface ManagePageProps {
  club: Pick<ClubDetail, 'name' | 'slug' | 'may' | 'waiting' | 'state'>
  title: string
  children: ReactNode
}

/** The pages of those with a role in a club: each sees the ones that are for them. */
export function ManagePage({ club, title, children }: ManagePageProps) {
  const here = `/clubs/${club.slug}`
  const open = club.state === 'active'
  const tabs = [
    club.may.includes('admit') && {
      to: `${here}/requests`,
      label: 'Requests',
      ...(club.waiting > 0 && { count: club.waiting }),
    },
    club.may.includes('invite') && open && { to: `${here}/invites`, label: 'Invitations' },
    club.may.includes('edit') && open && { to: `${here}/edit`, label: 'Settings' },
    club.may.includes('hand_over') && { to: `${here}/handover`, label: 'Handover' },
    { to: `${here}/manage`, label: 'Log' },
  ].filter((tab) => typeof tab === 'object')
  return (
    <MemberPage>
      <PageHeader title={title} back={{ to: here, label: club.name }} />
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        <Tabs label="Manage the club" tabs={tabs} />
        {children}
      </div>
    </MemberPage>
  )
}
