import type { ReactNode } from 'react'
import { useHere } from '../root-data.ts'
import { AdminLayout } from './admin-layout.tsx'
import { MemberPage, useViewer } from './member-page.tsx'

/** A page that people of a school and people of the platform both have. */
export function AnyMemberPage({ children }: { children: ReactNode }) {
  const viewer = useViewer()
  if (useHere()?.at === 'platform' && viewer) return <AdminLayout user={viewer.user}>{children}</AdminLayout>
  return <MemberPage>{children}</MemberPage>
}
