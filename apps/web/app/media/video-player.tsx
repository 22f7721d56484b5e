import type { MediaView } from '@banter/api/media/contract'
import { cx } from '../ui/cx.ts'

/** The browser's own player: keyboard, captions menu and full screen come with it. Nothing is fetched before somebody plays it. */
export function VideoPlayer({ media, className }: { media: MediaView; className?: string }) {
  const { url, posterUrl, captionsUrl, width, height, alt } = media
  return (
    // biome-ignore lint/a11y/useMediaCaption: not everybody's clip has captions; the description then says what it shows.
    <video
      controls
      playsInline
      preload="none"
      src={url}
      poster={posterUrl}
      width={width || undefined}
      height={height || undefined}
      aria-label={alt || 'Video'}
      className={cx('block h-auto max-w-full bg-sunken', className)}
    >
      {captionsUrl && <track kind="captions" src={captionsUrl} srcLang="en" label="Captions" default />}
    </video>
  )
}
