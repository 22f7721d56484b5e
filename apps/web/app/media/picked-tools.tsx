import { IconArrowDown, IconArrowUp, IconCrop, IconRefresh, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Picked } from './picked.ts'

export interface PickedRowProps {
  item: Picked
  place: number
  count: number
  /** What the first one is for. */
  first?: string
  onAlt?: (alt: string) => void
  onMove: (to: number) => void
  onCrop?: () => void
  onRetry: () => void
  onRemove: () => void
}

/** Moving, cropping, trying again and removing, each by its name. */
export function PickedTools({ item, place, count, onMove, onCrop, onRetry, onRemove }: PickedRowProps) {
  const called = item.alt || item.name
  return (
    <div className="mt-1.5 -ml-1.5 flex flex-wrap gap-0.5">
      {count > 1 && (
        <>
          <Tool label={`Move ${called} up`} disabled={place === 0} onClick={() => onMove(place - 1)}>
            <IconArrowUp aria-hidden />
          </Tool>
          <Tool
            label={`Move ${called} down`}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          >
            <IconArrowDown aria-hidden />
          </Tool>
        </>
      )}
      {onCrop && item.view?.kind === 'image' && (
        <Tool label={`Crop ${called}`} onClick={onCrop}>
          <IconCrop aria-hidden />
        </Tool>
      )}
      {item.state === 'failed' && item.file && (
        <Tool label={`Try ${called} again`} onClick={onRetry}>
          <IconRefresh aria-hidden />
        </Tool>
      )}
      <Tool label={`Remove ${called}`} onClick={onRemove}>
        <IconTrash aria-hidden />
      </Tool>
    </div>
  )
}

interface ToolProps {
  label: string
  disabled?: boolean
  onClick: () => void
  children: ReactNode
}

function Tool({ label, disabled, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
      className="grid size-9 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink disabled:opacity-35 [&_svg]:size-4.5"
    >
      {children}
    </button>
  )
}
