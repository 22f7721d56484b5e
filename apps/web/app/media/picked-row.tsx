import type { Crop } from '@banter/api/media/contract'
import { IconAlertTriangle, IconGripVertical, IconMovie } from '@tabler/icons-react'
import { CONTROL } from '../ui/control-look.ts'
import { cx } from '../ui/cx.ts'
import { Progress } from '../ui/progress.tsx'
import { CaptionsField } from './captions-field.tsx'
import type { Picked } from './picked.ts'
import { type PickedRowProps, PickedTools } from './picked-tools.tsx'

/** A picture of a form: how it looks, what it shows, and what can be done with it. */
export function PickedRow(props: PickedRowProps) {
  const { item, place, count, first, onAlt } = props
  return (
    <div className="flex gap-3">
      <Thumb item={item} />
      <div className="min-w-0 flex-1">
        <Standing item={item} first={place === 0 ? first : undefined} />
        {item.state === 'ready' && onAlt && (
          <input
            aria-label={`Describe ${item.name}`}
            className={cx(CONTROL, 'mt-1 px-2.5 py-1.5')}
            placeholder="What does it show?"
            maxLength={500}
            value={item.alt}
            onChange={(event) => onAlt(event.currentTarget.value)}
          />
        )}
        {onAlt && item.state === 'ready' && item.view?.kind === 'video' && (
          <CaptionsField video={item.view} name={item.name} />
        )}
        <PickedTools {...props} />
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
