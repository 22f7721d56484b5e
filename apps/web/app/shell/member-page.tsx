import type { ReactNode } from 'react'
import { AdRail } from '../ads/shown/rail.tsx'
import { ReportHost } from '../moderation/report-host.tsx'
import { useRootData } from '../root-data.ts'
import { SearchCombobox } from '../search/search-combobox.tsx'
import { AppShell } from './app-shell.tsx'

/** A page of a signed-in student: the shell around it, with the school's search in it. */
export function MemberPage({ children }: { children: ReactNode }) {
  const viewer = useViewer()
  if (!viewer) return <main>{children}</main>
  return (
    <AppShell viewer={viewer} search={<SearchCombobox />}>
      {children}
      <AdRail />
      <ReportHost />
    </AppShell>
  )
}

/** Who is signed in, as the root knows it. */
export function useViewer() {
  return useRootData()?.viewer ?? null
}
