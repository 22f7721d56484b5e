import { IconPrinter } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'

/** Absent without scripts, where the browser's own menu prints. */
export function PrintButton() {
  if (!useHydrated()) return null
  return (
    <Button size="sm" variant="ghost" onClick={() => window.print()}>
      <IconPrinter aria-hidden className="size-4" />
      Print
    </Button>
  )
}
