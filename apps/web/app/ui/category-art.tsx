import { type Category, DRAWINGS } from './category-drawings.tsx'
import { cx } from './cx.ts'

const HUES: Record<Category, number> = {
  textbooks: 262,
  furniture: 62,
  electronics: 225,
  pictures: 320,
  clothing: 12,
  sports: 150,
  kitchen: 40,
  tickets: 350,
  services: 190,
  other: 250,
}

const isCategory = (name: string): name is Category => name in DRAWINGS

/** The picture of a product that has none: one drawing per category, quiet in both themes. Decorative. */
export function CategoryArt({ category, className }: { category: string; className?: string }) {
  const known = isCategory(category) ? category : 'other'
  const hue = HUES[known]
  const shade = (light: string, dark: string) => `light-dark(oklch(${light} ${hue}), oklch(${dark} ${hue}))`
  const style = {
    background: shade('0.955 0.022', '0.27 0.03'),
    '--art-deep': shade('0.52 0.1', '0.74 0.09'),
    '--art-mid': shade('0.74 0.085', '0.55 0.09'),
    '--art-pale': shade('0.88 0.05', '0.4 0.06'),
    '--art-paper': shade('0.995 0.005', '0.88 0.02'),
  }
  return (
    <svg
      viewBox="0 0 160 120"
      aria-hidden="true"
      preserveAspectRatio="xMidYMid slice"
      style={style}
      className={cx('block w-full', className)}
      strokeLinecap="round"
      strokeLinejoin="round"
      fill="none"
    >
      <ellipse cx="80" cy="97" rx="50" ry="5" fill="var(--art-pale)" />
      {DRAWINGS[known]}
    </svg>
  )
}
