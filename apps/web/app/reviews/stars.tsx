import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { starWords } from './words.ts'

/** So many of five, said in words to those who do not see them. */
export function Stars({ stars }: { stars: number }) {
  return (
    <span role="img" aria-label={starWords(stars)} className="inline-flex gap-0.5 text-caution-text">
      {[1, 2, 3, 4, 5].map((star) =>
        star <= stars ? (
          <IconStarFilled key={star} aria-hidden className="size-4" />
        ) : (
          <IconStar key={star} aria-hidden className="size-4" />
        ),
      )}
    </span>
  )
}
