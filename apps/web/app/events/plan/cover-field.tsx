import { MediaPicker } from '../../media/media-picker.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'

/** The picture of the event; what is there stays until another is chosen or it is taken off. */
export function CoverField({ editing }: { editing?: { cover: string | null } }) {
  return (
    <div className="grid gap-3">
      {editing?.cover && (
        <>
          <img
            src={editing.cover}
            alt="The cover as it is now"
            className="aspect-[16/9] max-w-80 rounded-md bg-sunken object-cover"
          />
          <Checkbox name="dropCover" label="Take this picture off" />
        </>
      )}
      <MediaPicker label="Cover" name="cover" purpose="event" max={1} aspect={16 / 9} />
    </div>
  )
}
