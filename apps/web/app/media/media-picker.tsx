import type { MediaKind, MediaView, Purpose } from '@banter/api/media/contract'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { useHydrated } from '../ui/use-hydrated.ts'
import { DropZone } from './drop-zone.tsx'
import { itemsOf, type Picked } from './picked.ts'
import { PickedList } from './picked-list.tsx'
import { type UsedPicks, usePicks } from './use-picks.ts'

const ACCEPT = {
  image: 'image/jpeg,image/png,image/webp,image/gif,image/avif',
  video: 'video/mp4,video/webm,video/quicktime',
}

interface MediaPickerProps {
  label: string
  purpose: Purpose
  max: number
  kinds?: readonly MediaKind[]
  /** The field of the form: a list of what is picked, as JSON. */
  name?: string
  /** What is shown already. */
  start?: MediaView[]
  /** What the first picture is for. */
  first?: string
  /** Width over height that pictures are cut to; free when left out. */
  aspect?: number
  error?: string
  /** Neither described nor cut: it is taken as the file is. */
  asItIs?: boolean
  onChange?: (picked: Picked[]) => void
}

/** Pictures and videos of a form: chosen, dropped or pasted, sent while the rest is filled in, put in order, described and cut. */
export function MediaPicker(props: MediaPickerProps) {
  const { label, purpose, max, kinds = ['image'], name = 'media', start = [], error, onChange } = props
  const hydrated = useHydrated()
  const picks = usePicks(start, { purpose, kinds, max })
  const [said, say] = useState('')
  const { items, busy } = picks

  useEffect(() => onChange?.(items), [items, onChange])

  function add(files: File[]) {
    const left = picks.add(files)
    say(left ? `Only ${max} fit: ${left} left out.` : '')
  }

  return (
    <fieldset className="grid min-w-0 gap-3">
      <legend className="sr-only">{label}</legend>
      <input type="hidden" name={name} value={JSON.stringify(itemsOf(items))} />
      <Unfinished busy={busy} />
      {!hydrated && (
        <noscript className="text-muted">Adding photos needs JavaScript. All else works without.</noscript>
      )}
      {items.length > 0 && (
        <PickedList
          label={label}
          picks={picks}
          first={props.first}
          aspect={props.aspect}
          asItIs={props.asItIs}
          say={say}
        />
      )}
      <JustRemoved picks={picks} />
      {hydrated && items.length < max && (
        <Adding kinds={kinds} max={max} more={items.length > 0} onFiles={add} />
      )}
      <p
        aria-live="polite"
        className={cx('text-[0.8125rem] text-muted', !said.includes('left out') && 'sr-only')}
      >
        {said}
      </p>
      {error && <p className="text-[0.8125rem] font-medium text-danger-text">{error}</p>}
    </fieldset>
  )
}

function JustRemoved({ picks: { removed, change } }: { picks: UsedPicks }) {
  if (!removed) return null
  return (
    <p className="flex items-center justify-between gap-3 rounded-md bg-sunken px-3 py-1.5 text-muted">
      <span className="min-w-0 truncate">Removed {removed.item.alt || removed.item.name}</span>
      <Button size="sm" variant="ghost" onClick={() => change({ do: 'undo' })}>
        Undo
      </Button>
    </p>
  )
}

interface AddingProps {
  kinds: readonly MediaKind[]
  max: number
  /** There are some already. */
  more: boolean
  onFiles: (files: File[]) => void
}

function Adding({ kinds, max, more, onFiles }: AddingProps) {
  const videos = kinds.includes('video')
  const what = videos ? 'photos or videos' : max === 1 ? 'photo' : 'photos'
  const sizes = videos ? 'photos up to 10 MB, videos up to 100.' : 'up to 10 MB each.'
  return (
    <DropZone
      accept={kinds.map((kind) => ACCEPT[kind]).join(',')}
      multiple={max > 1}
      onFiles={onFiles}
      title={more ? `Add more ${what}` : `Add ${what}`}
      hint={`${max > 1 ? `Up to ${max}. ` : ''}Choose, drop or paste; ${sizes}`}
    />
  )
}

/** The browser itself says why the form does not go yet. */
function Unfinished({ busy }: { busy: boolean }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.setCustomValidity(busy ? 'One moment: the photos are still being sent.' : '')
  }, [busy])
  return (
    <input
      ref={input}
      tabIndex={-1}
      aria-hidden="true"
      className="pointer-events-none absolute size-px opacity-0"
    />
  )
}
