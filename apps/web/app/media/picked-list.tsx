import { lazy, Suspense, useState } from 'react'
import type { Picked } from './picked.ts'
import { PickedRow } from './picked-row.tsx'
import { SortableRow } from './sortable-row.tsx'
import type { UsedPicks } from './use-picks.ts'

const CropDialog = lazy(() => import('./crop-dialog.tsx'))

interface PickedListProps {
  label: string
  picks: UsedPicks
  first?: string
  aspect?: number
  asItIs?: boolean
  /** What is read out after a step. */
  say: (text: string) => void
}

/** What is picked so far, in its order: each can be described, moved, cut, sent again and taken away. */
export function PickedList({ label, picks, first, aspect, asItIs, say }: PickedListProps) {
  const { items, change } = picks
  const [cropped, setCropped] = useState<Picked | null>(null)
  const called = ({ alt, name }: Picked) => alt || name

  function move(key: string, to: number) {
    const moved = items.find((item) => item.key === key)
    if (!moved) return
    change({ do: 'move', key, to })
    say(`${called(moved)} is now ${to + 1} of ${items.length}.`)
  }
  function remove(item: Picked) {
    picks.remove(item)
    say(`${called(item)} is removed.`)
  }

  return (
    <ol aria-label={label} className="grid gap-2">
      {items.map((item, place) => (
        <SortableRow
          key={item.key}
          itemKey={item.key}
          sortable={items.length > 1}
          onDropped={(key) => move(key, place)}
        >
          <PickedRow
            item={item}
            place={place}
            count={items.length}
            first={first}
            onAlt={asItIs ? undefined : (alt) => change({ do: 'update', key: item.key, with: { alt } })}
            onMove={(to) => move(item.key, to)}
            onCrop={asItIs ? undefined : () => setCropped(item)}
            onRetry={() => picks.retry(item)}
            onRemove={() => remove(item)}
          />
        </SortableRow>
      ))}
      {cropped && (
        <Suspense>
          <CropDialog
            item={cropped}
            aspect={aspect}
            onDone={(crop) => {
              const { key } = cropped
              if (crop !== undefined) change({ do: 'update', key, with: { crop: crop ?? undefined } })
              setCropped(null)
            }}
          />
        </Suspense>
      )}
    </ol>
  )
}
