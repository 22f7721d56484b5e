import { cx } from './cx.ts'

/** Banter's mark: a speech bubble with somebody in it. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cx('size-8', className)}>
      <rect width="32" height="32" rx="9" fill="var(--color-accent)" />
      <path
        d="M8 13a5 5 0 0 1 5-5h6a5 5 0 0 1 5 5v4a5 5 0 0 1-5 5h-4.5L10 25.3V21.200A5 5 0 0 1 8 17Z"
        fill="#fff"
      />
      <circle cx="13" cy="15" r="1.7" fill="var(--color-accent)" />
      <circle cx="19" cy="15" r="1.7" fill="var(--color-accent)" />
    </svg>
  )
}
