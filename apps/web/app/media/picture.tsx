import type { MediaView } from '@banter/api/media/contract'
import { cx } from '../ui/cx.ts'

interface PictureProps {
  media: Pick<MediaView, 'url' | 'srcSet' | 'width' | 'height' | 'alt' | 'placeholder'>
  /** How wide it is drawn, as `<img sizes>` says it. */
  sizes?: string
  /** The first thing one sees: not put off. */
  eager?: boolean
  className?: string
}

/** A picture whose place is kept, in its own colour, until it is there. */
export function Picture({ media, sizes = '100vw', eager = false, className }: PictureProps) {
  const { url, srcSet, width, height, alt, placeholder } = media
  return (
    <img
      src={url}
      srcSet={srcSet}
      sizes={srcSet ? sizes : undefined}
      width={width}
      height={height}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      style={{ backgroundColor: placeholder }}
      className={cx('block h-auto max-w-full', className)}
    />
  )
}
