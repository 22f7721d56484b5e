import { useCallback, useState } from 'react'
import type { ComposerProps } from './composer-props.ts'
import { begin, type Composition, cameBack, goOn } from './composition.ts'
import type { Started } from './writing.ts'

/** What is being written, and whether it is another than what it began with. */
export function useComposition(props: ComposerProps) {
  const { writing, club, refusal } = props
  const [now, setNow] = useState(() => cameBack(firstOf(props), refusal?.values))
  const [begun, setBegun] = useState(now)

  function beginWith(composition: Composition) {
    setNow(composition)
    setBegun(composition)
  }

  return {
    now,
    changed: now !== begun,
    change: (part: Partial<Composition>) => setNow((before) => ({ ...before, ...part })),
    /** The picker speaks also when nothing has changed. */
    picked: useCallback(
      (pictures: string) =>
        setNow((before) => (before.pictures === pictures ? before : { ...before, pictures })),
      [],
    ),
    keep: () => setBegun(now),
    resume: (draft: Started) => beginWith(goOn(draft)),
    startAnew: () => beginWith(begin({ ...writing, card: null }, club?.id)),
  }
}

function firstOf({ writing, club, editing }: ComposerProps): Composition {
  if (editing) return goOn({ ...editing, updatedAt: '', club: editing.club?.id, poll: undefined })
  return writing.resumed && writing.draft ? goOn(writing.draft) : begin(writing, club?.id)
}
