import type { ReactNode } from 'react'
import { AdminLayout } from '../shell/admin-layout.tsx'
import { useViewer } from '../shell/member-page.tsx'

/** A page of the people who run Banter. */
export function PlatformPage({ children }: { children: ReactNode }) {
  const viewer = useViewer()
  return viewer ? <AdminLayout user={viewer.user}>{children}</AdminLayout> : <main>{children}</main>
}
