import { cx } from './cx.ts'

/** A quiet place-holder of the shape that is coming; give it height and width. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block h-4 animate-breathe rounded-sm bg-line', className)} />
}

export function SkeletonLines({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" className="grid gap-2.5">
      <span className="sr-only">Loading</span>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((line, at) => (
        <Skeleton key={line} className={at === lines - 1 ? 'w-3/5' : 'w-full'} />
      ))}
    </div>
  )
}
