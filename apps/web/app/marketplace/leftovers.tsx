import type { Market } from '@banter/api/marketplace/rules/contract'
import { Alert } from '../ui/alert.tsx'
import { counted } from '../ui/counted.ts'
import { dayName } from './market-notes.tsx'

/** While people move out: where to leave what nobody bought. */
export function Leftovers({ market: { moveOut }, left }: { market: Market; left: number }) {
  if (!moveOut?.now || left === 0) return null
  return (
    <Alert
      tone="accent"
      className="mb-5"
      title={`Move-out until ${dayName(moveOut.to)}: ${counted(left, 'thing is', 'things are')} still yours`}
    >
      <p>
        A lower price, or “Give it away”, finds somebody quickly.
        {moveOut.donateTo && ` What stays: ${moveOut.donateTo}`}
      </p>
    </Alert>
  )
}
