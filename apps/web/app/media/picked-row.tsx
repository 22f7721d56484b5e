import type { Crop } from '@banter/api/media/contract'
import {
  IconAlertTriangle,
  IconArrowDown,
  IconArrowUp,
  IconCrop,
  IconGripVertical,
  IconMovie,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CONTROL } from '../ui/control-look.ts'
import { cx } from '../ui/cx.ts'
import { Progress } from '../ui/progress.tsx'
import type { Picked } from './picked.ts'

interface PickedRowProps {
  item: Picked
  place: number
  count: number
  /** What the first one is for. */
  first?: string
  onAlt: (alt: string) => void
  onMove: (to: number) => void
  onCrop?: () => void
  onRetry: () => void
  onRemove: () => void
}

export function PickedRow(props: PickedRowProps) {
  const { item, place, count, first, onAlt, onMove, onCrop, onRetry, onRemove } = props
  const called = item.alt || item.name
  return (
    <div className="flex gap-3">
      <Thumb item={item} />
      <div className="min-w-0 flex-1">
        <Standing item={item} first={place === 0 ? first : undefined} />
        {item.state === 'ready' && (
          <input
            aria-label={`Describe ${item.name}`}
            className={cx(CONTROL, 'mt-1 px-2.5 py-1.5')}
            placeholder="What does it show?"
            maxLength={500}
            value={item.alt}
            onChange={(event) => onAlt(event.currentTarget.value)}
          />
        )}
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
      </div>
      {count > 1 && (
        <IconGripVertical
          aria-hidden
          className="mt-1 hidden size-5 shrink-0 cursor-grab text-muted sm:block"
        />
      )}
    </div>
  )
}

function Thumb({ item }: { item: Picked }) {
  const { preview, view, state, crop } = item
  const address = view && !crop ? view.thumbUrl : preview || view?.thumbUrl
  return (
    <div className="relative size-18 shrink-0 overflow-hidden rounded-md border border-line bg-sunken sm:size-24">
      {address ? (
        <img
          src={address}
          alt=""
          draggable={false}
          style={crop && { objectViewBox: viewBox(crop) }}
          className={cx('size-full object-cover', state !== 'ready' && 'opacity-50')}
        />
      ) : (
        <IconMovie aria-hidden className="absolute inset-0 m-auto size-7 text-muted" />
      )}
    </div>
  )
}

/** Browsers that do not know it show the whole picture. */
const viewBox = ([x, y, width, height]: Crop) =>
  `inset(${y / 10}% ${(1000 - x - width) / 10}% ${(1000 - y - height) / 10}% ${x / 10}%)`

function Standing({ item, first }: { item: Picked; first: string | undefined }) {
  const { state, sent, name, problem, similar } = item
  if (state === 'sending')
    return (
      <div className="grid gap-2 pt-1">
        <p className="truncate text-[0.8125rem] text-muted">{sent < 1 ? name : `Checking ${name}`}</p>
        <Progress value={sent * 100} label={`Uploading ${name}`} />
      </div>
    )
  if (state === 'failed')
    return (
      <p role="alert" className="flex gap-1.5 text-[0.8125rem] font-medium text-danger-text">
        <IconAlertTriangle aria-hidden className="mt-0.5 size-4 shrink-0" />
        <span className="min-w-0 break-words">
          {name}: {problem}
        </span>
      </p>
    )
  return (
    <>
      {similar.length > 0 && (
        <p className="text-[0.8125rem] text-caution-text">
          Looks like the photo of {similar.map((title) => `“${title}”`).join(', ')}. Photos of your own sell
          better.
        </p>
      )}
      {first && <p className="text-xs font-medium text-accent-text">{first}</p>}
    </>
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
