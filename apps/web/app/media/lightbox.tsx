import type { MediaView } from '@banter/api/media/contract'
import { IconChevronLeft, IconChevronRight, IconX } from '@tabler/icons-react'
import { Dialog } from 'radix-ui'
import { Picture } from './picture.tsx'
import { Turn } from './turn.tsx'
import { VideoPlayer } from './video-player.tsx'

interface LightboxProps {
  media: MediaView[]
  at: number
  label: string
  onTurn: (by: number) => void
  onClose: () => void
}

/** A picture as large as the screen: arrows turn, Escape closes, and focus goes back to where it was. */
export default function Lightbox({ media, at, label, onTurn, onClose }: LightboxProps) {
  const shown = media[at]
  if (!shown) return null
  const keys: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-50 animate-fade bg-[rgb(10_14_22/0.92)]" />
        <Dialog.Content
          className="fixed inset-0 z-50 grid place-items-center p-4 outline-none sm:p-10"
          onKeyDown={({ key }) => keys[key] && media.length > 1 && onTurn(keys[key])}
        >
          <Dialog.Title className="sr-only">{label}</Dialog.Title>
          <Dialog.Description className="sr-only">
            {shown.alt || 'Photo'}, {at + 1} of {media.length}
          </Dialog.Description>
          {shown.kind === 'video' ? (
            <VideoPlayer media={shown} className="max-h-full" />
          ) : (
            <Picture
              key={shown.id}
              media={shown}
              eager
              className="max-h-[85dvh] w-auto rounded-md object-contain"
            />
          )}
          <p aria-live="polite" className="absolute inset-x-4 bottom-3 text-center text-white">
            {shown.alt} {media.length > 1 && `(${at + 1} of ${media.length})`}
          </p>
          {media.length > 1 && (
            <>
              <Turn label="Photo before" side="left-3" onClick={() => onTurn(-1)}>
                <IconChevronLeft aria-hidden />
              </Turn>
              <Turn label="Next photo" side="right-3" onClick={() => onTurn(1)}>
                <IconChevronRight aria-hidden />
              </Turn>
            </>
          )}
          <Dialog.Close
            aria-label="Close"
            className="absolute top-3 right-3 grid size-10 place-items-center rounded-full border border-line bg-surface text-ink hover:bg-sunken"
          >
            <IconX aria-hidden className="size-5" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
