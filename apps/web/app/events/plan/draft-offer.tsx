import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Time } from '../../ui/time.tsx'

interface DraftOfferProps {
  at: string
  onTake: () => void
  onDiscard: () => void
}

/** What was typed here before and never sent. */
export function DraftOffer({ at, onTake, onDiscard }: DraftOfferProps) {
  return (
    <Alert
      tone="info"
      title={
        <>
          You left something unfinished here <Time value={at} />.
        </>
      }
    >
      <p className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={onTake}>
          Bring it back
        </Button>
        <Button size="sm" variant="ghost" onClick={onDiscard}>
          Discard
        </Button>
      </p>
    </Alert>
  )
}
