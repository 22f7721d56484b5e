import type { ReactNode } from 'react'
import { useRootData } from '../root-data.ts'
import { AppShell } from './app-shell.tsx'
import { SearchBox } from './search-box.tsx'

/** A page of a signed-in student: the shell around it, with the school's search in it. */
export function MemberPage({ children }: { children: ReactNode }) {
  const viewer = useViewer()
  if (!viewer) return <main>{children}</main>
  return (
    <AppShell viewer={viewer} search={<SearchBox />}>
      {children}
    </AppShell>
  )
}

/** Who is signed in, as the root knows it. */
export function useViewer() {
  return useRootData()?.viewer ?? null
}
