import { useCallback } from 'react'
import { MediaPicker } from '../../media/media-picker.tsx'
import { itemsOf, type Picked } from '../../media/picked.ts'
import type { ComposerState } from './use-composer.ts'

const MOST_PICTURES = 10
const KINDS = ['image', 'video'] as const

/** The pictures or the video of what is being written. */
export function MediaSlot({ state: { now, picked, picking, draftId } }: { state: ComposerState }) {
  const onChange = useCallback(
    (items: Picked[]) => picked(JSON.stringify(itemsOf(items).map(({ id }) => id))),
    [picked],
  )
  if (!picking && now.media.length === 0) return null
  return (
    <MediaPicker
      key={draftId}
      label="Photos and videos"
      purpose="post"
      max={MOST_PICTURES}
      kinds={KINDS}
      start={now.media}
      onChange={onChange}
    />
  )
}
