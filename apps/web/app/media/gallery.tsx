import type { MediaView } from '@banter/api/media/contract'
import { IconChevronLeft, IconChevronRight, IconPlayerPlay } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { cx } from '../ui/cx.ts'
import { Picture } from './picture.tsx'
import { Turn } from './turn.tsx'
import { VideoPlayer } from './video-player.tsx'

const Lightbox = lazy(() => import('./lightbox.tsx'))

interface GalleryProps {
  media: MediaView[]
  /** What all of them show. */
  label: string
  sizes?: string
}

/** One large picture and the others below it. Without script each small one is a link to itself. */
export function Gallery({ media, label, sizes }: GalleryProps) {
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const shown = media[Math.min(at, media.length - 1)]
  if (!shown) return null
  const turn = (by: number) => setAt((now) => (now + by + media.length) % media.length)
  const name = shown.alt || `photo ${at + 1} of ${media.length}`
  return (
    <section aria-label={label} className="grid gap-2">
      <div className="relative grid aspect-[4/3] max-h-128 w-full place-items-center overflow-hidden rounded-xl border border-line bg-sunken">
        {shown.kind === 'video' ? (
          <VideoPlayer key={shown.id} media={shown} className="size-full object-contain" />
        ) : (
          <Enlarging key={shown.id} shown={shown} name={name} sizes={sizes} onOpen={() => setOpen(true)} />
        )}
        {media.length > 1 && (
          <>
            <Turn label="Photo before" side="left-2" onClick={() => turn(-1)}>
              <IconChevronLeft aria-hidden />
            </Turn>
            <Turn label="Next photo" side="right-2" onClick={() => turn(1)}>
              <IconChevronRight aria-hidden />
            </Turn>
          </>
        )}
      </div>
      {media.length > 1 && <Thumbs media={media} at={at} onPick={setAt} />}
      {open && (
        <Suspense>
          <Lightbox media={media} at={at} label={label} onTurn={turn} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  )
}

interface EnlargingProps {
  shown: MediaView
  name: string
  sizes: string | undefined
  onOpen: () => void
}

function Enlarging({ shown, name, sizes, onOpen }: EnlargingProps) {
  return (
    <a
      href={shown.url}
      aria-label={`Enlarge ${name}`}
      onClick={(event) => {
        event.preventDefault()
        onOpen()
      }}
      className="grid size-full cursor-zoom-in place-items-center"
    >
      <Picture media={shown} sizes={sizes} eager className="max-h-full w-full object-contain" />
    </a>
  )
}

interface ThumbsProps {
  media: MediaView[]
  at: number
  onPick: (at: number) => void
}

function Thumbs({ media, at, onPick }: ThumbsProps) {
  return (
    <ul className="flex gap-2 overflow-x-auto p-0.5">
      {media.map((one, index) => (
        <li key={one.id}>
          <a
            href={one.url}
            aria-current={index === at || undefined}
            onClick={(event) => {
              event.preventDefault()
              onPick(index)
            }}
            className={cx(
              'relative block size-16 shrink-0 overflow-hidden rounded-md border-2 border-transparent',
              index === at && 'border-accent-text',
            )}
          >
            <img
              src={one.thumbUrl}
              alt={one.alt || `Photo ${index + 1}`}
              width={64}
              height={64}
              loading="lazy"
              style={{ backgroundColor: one.placeholder }}
              className="size-full object-cover"
            />
            {one.kind === 'video' && (
              <IconPlayerPlay aria-hidden className="absolute inset-0 m-auto size-6 text-white" />
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
