import { CategoryArt } from './category-art.tsx'
import { cx } from './cx.ts'

interface ProductArtProps {
  product: { category: string; photo?: string | undefined }
  className?: string
}

/** A product's first photo, or the drawing of its category. Decorative: the title beside it names it. */
export function ProductArt({ product: { category, photo }, className }: ProductArtProps) {
  if (!photo) return <CategoryArt category={category} className={className} />
  return (
    <img
      src={photo}
      alt=""
      width={640}
      height={480}
      loading="lazy"
      decoding="async"
      className={cx('block w-full bg-sunken object-cover', className)}
    />
  )
}
