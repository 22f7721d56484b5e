import type { Rating } from './contract.ts'

/** How others found somebody, of five to a tenth; null while nobody has said. */
export const ratingOf = ({ stars, ratings }: { stars: number; ratings: number }): Rating | null =>
  ratings > 0 ? { stars: Math.round((10 * stars) / ratings) / 10, count: ratings } : null
