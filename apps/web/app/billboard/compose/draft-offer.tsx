import { IconPencil } from '@tabler/icons-react'
import { Button } from '../../ui/button.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Time } from '../../ui/time.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import type { Started } from './writing.ts'

interface DraftOfferProps {
  draft: Started
  onResume: (draft: Started) => void
  onDiscard: (draft: Started) => void
}

/** Something was begun and not sent: go on with it, or let it go. */
export function DraftOffer({ draft, onResume, onDiscard }: DraftOfferProps) {
  const hydrated = useHydrated()
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-accent-soft px-3 py-2 text-[0.8125rem]">
      <IconPencil aria-hidden className="size-4.5 shrink-0 text-accent-text" />
      <p className="min-w-0 flex-1 basis-48 truncate">
        Draft from <Time value={draft.updatedAt} />: {draft.body ? `“${draft.body}”` : 'a post without words'}
      </p>
      {hydrated ? (
        <span className="flex gap-1">
          <Button size="sm" variant="ghost" onClick={() => onDiscard(draft)}>
            Discard
          </Button>
          <Button size="sm" variant="primary" onClick={() => onResume(draft)}>
            Continue
          </Button>
        </span>
      ) : (
        <LinkButton size="sm" to={`/compose?draft=${draft.id}`}>
          Continue
        </LinkButton>
      )}
    </div>
  )
}
