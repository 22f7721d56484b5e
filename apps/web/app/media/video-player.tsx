import type { MediaView } from '@banter/api/media/contract'
import { cx } from '../ui/cx.ts'

/** The browser's own player: keyboard, captions menu and full screen come with it. Nothing is fetched before somebody plays it. */
export function VideoPlayer({ media, className }: { media: MediaView; className?: string }) {
  const { url, posterUrl, width, height, alt } = media
  return (
    // biome-ignore lint/a11y/useMediaCaption: people's own clips come without captions; the description says what they show.
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
    />
  )
}
