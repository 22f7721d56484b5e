import { CategoryArt } from '../ui/category-art.tsx'
import { cx } from '../ui/cx.ts'

/** A square with a notice and things for sale. Decorative: made up, and of no school in particular. */
export function CampusArt({ className }: { className?: string }) {
  return (
    <div aria-hidden className={cx('relative mx-auto max-w-md', className)}>
      <div className="rounded-xl bg-accent-soft p-6 pb-16">
        <div className="grid grid-cols-2 gap-4">
          <Tile category="textbooks" />
          <Tile category="sports" className="translate-y-6" />
          <Tile category="furniture" />
          <Tile category="electronics" className="translate-y-6" />
        </div>
      </div>
      <div className="absolute -bottom-6 -left-4 w-64 rounded-lg border border-line bg-surface p-4 shadow-pop">
        <div className="flex items-center gap-3">
          <span className="size-9 shrink-0 rounded-full bg-accent" />
          <span className="grid flex-1 gap-1.5">
            <Line className="w-3/5" />
            <Line className="w-2/5" />
          </span>
        </div>
        <div className="mt-4 grid gap-2">
          <Line />
          <Line className="w-4/5" />
        </div>
      </div>
    </div>
  )
}

function Tile({ category, className }: { category: string; className?: string }) {
  return (
    <div className={cx('overflow-hidden rounded-lg border border-line bg-surface shadow-card', className)}>
      <CategoryArt category={category} />
      <div className="grid gap-2 p-3">
        <Line className="w-4/5" />
        <Line className="w-2/5 bg-line-strong" />
      </div>
    </div>
  )
}

const Line = ({ className }: { className?: string }) => (
  <span className={cx('block h-2 rounded-full bg-line', className)} />
)
