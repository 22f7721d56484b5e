import type { MediaView } from '@banter/api/media/contract'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { VideoPlayer } from '../../media/video-player.tsx'
import { cx } from '../../ui/cx.ts'

const Lightbox = lazy(() => import('../../media/lightbox.tsx'))

const MOST = 4

const GRIDS: Record<number, string> = {
  1: 'grid-cols-1',
  2: 'aspect-[2/1] grid-cols-2',
  3: 'aspect-[3/2] grid-cols-2 grid-rows-2 [&>:first-child]:row-span-2',
  4: 'aspect-[3/2] grid-cols-2 grid-rows-2',
}

/** The pictures of a post, at most four of them at once, or its video. */
export function Gallery({ media }: { media: MediaView[] }) {
  const [at, setAt] = useState<number | null>(null)
  const video = media.find(({ kind }) => kind === 'video')
  if (media.length === 0) return null
  if (video)
    return (
      <VideoPlayer media={video} className="mt-3 max-h-128 w-full rounded-lg border border-line bg-sunken" />
    )
  const shown = media.slice(0, MOST)
  return (
    <div className={cx('mt-3 grid gap-1 overflow-hidden rounded-lg border border-line', GRIDS[shown.length])}>
      {shown.map((picture, index) => (
        <OpenPicture
          key={picture.id}
          picture={picture}
          name={picture.alt ? `Open picture: ${picture.alt}` : `Open picture ${index + 1} of ${media.length}`}
          onOpen={() => setAt(index)}
        >
          <Picture picture={picture} alone={shown.length === 1} />
          {index === MOST - 1 && media.length > MOST && (
            <span className="absolute inset-0 grid place-items-center bg-[rgb(10_14_22/0.55)] text-2xl font-semibold text-white">
              +{media.length - MOST}
            </span>
          )}
        </OpenPicture>
      ))}
      {at !== null && (
        <Suspense>
          <Lightbox
            media={media}
            at={at}
            label="Pictures of the post"
            onTurn={(by) => setAt((at + by + media.length) % media.length)}
            onClose={() => setAt(null)}
          />
        </Suspense>
      )}
    </div>
  )
}

interface OpenPictureProps {
  picture: MediaView
  name: string
  onOpen: () => void
  children: ReactNode
}

/** A link to the picture itself, which scripts open here. */
function OpenPicture({ picture, name, onOpen, children }: OpenPictureProps) {
  return (
    <a
      href={picture.url}
      aria-label={name}
      className="relative block min-h-0 overflow-hidden bg-sunken focus-visible:-outline-offset-2"
      style={{ backgroundColor: picture.placeholder }}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        onOpen()
      }}
    >
      {children}
    </a>
  )
}

function Picture({ picture, alone }: { picture: MediaView; alone: boolean }) {
  return (
    <>
      <img
        src={alone ? picture.url : picture.thumbUrl}
        srcSet={picture.srcSet}
        sizes={alone ? '(min-width: 1024px) 40rem, 100vw' : '(min-width: 1024px) 20rem, 50vw'}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        loading="lazy"
        decoding="async"
        className={cx('w-full object-cover', alone ? 'h-auto max-h-128' : 'h-full')}
      />
      {picture.alt && (
        <span
          aria-hidden
          title={picture.alt}
          className="absolute bottom-2 left-2 rounded-xs bg-[rgb(10_14_22/0.7)] px-1.5 text-2xs font-semibold text-white"
        >
          ALT
        </span>
      )}
    </>
  )
}
