import { IconCloudCheck } from '@tabler/icons-react'
import type { DraftState } from './use-draft.ts'

export const MOST = 20_000
const SHOWN_FROM = 400
const SAID_FROM = MOST - 500

/** How much has been written, once that begins to matter; read out near the end. */
export function Counter({ length }: { length: number }) {
  return (
    <p
      id="body-count"
      className="text-xs text-muted tabular-nums"
      role={length > SAID_FROM ? 'status' : undefined}
    >
      {length > SAID_FROM
        ? `${(MOST - length).toLocaleString('en-US')} characters left`
        : length > SHOWN_FROM && `${length.toLocaleString('en-US')} / ${MOST.toLocaleString('en-US')}`}
    </p>
  )
}

const WORDS: Record<DraftState, string | null> = {
  none: null,
  unsaved: null,
  saving: null,
  saved: 'Draft saved',
  failed: 'Draft not saved yet',
}

export function DraftMark({ state }: { state: DraftState }) {
  return (
    <p role="status" className="flex items-center gap-1 text-xs text-muted">
      {state === 'saved' && <IconCloudCheck aria-hidden className="size-4" />}
      {WORDS[state]}
    </p>
  )
}
