import { cx } from './cx.ts'

const LOOKS = [
  'bg-[light-dark(#e3e8fc,#26315f)] text-[light-dark(#2f4bc0,#b9c6ff)]',
  'bg-[light-dark(#d9f2e5,#17392a)] text-[light-dark(#14603a,#93dcb4)]',
  'bg-[light-dark(#fbe6d3,#43290f)] text-[light-dark(#84420b,#f3bd8b)]',
  'bg-[light-dark(#f6e0f1,#43203a)] text-[light-dark(#8a2a71,#eeaedb)]',
  'bg-[light-dark(#d8eef6,#123544)] text-[light-dark(#0d5a75,#92d3ec)]',
  'bg-[light-dark(#ebe4fa,#33265a)] text-[light-dark(#5b37b3,#cab6ff)]',
]

const SIZES = {
  sm: 'size-7 text-2xs',
  md: 'size-9 text-xs',
  lg: 'size-14 text-lg',
  xl: 'size-24 text-3xl sm:size-28',
}

interface AvatarProps {
  name: string
  /** Their photo, where they have one. */
  src?: string | null | undefined
  size?: keyof typeof SIZES
  className?: string
}

/** A photo, or initials on a colour that follows from the name. Decorative: the name stands beside it. */
export function Avatar({ name, src, size = 'md', className }: AvatarProps) {
  if (src) {
    const photo = 'inline-block shrink-0 rounded-full bg-sunken object-cover'
    return (
      <img src={src} alt="" loading="lazy" decoding="async" className={cx(photo, SIZES[size], className)} />
    )
  }
  const look = LOOKS[sum(name) % LOOKS.length]
  const shape = 'inline-grid shrink-0 select-none place-items-center rounded-full font-semibold tracking-wide'
  return (
    <span aria-hidden className={cx(shape, SIZES[size], look, className)}>
      {initials(name)}
    </span>
  )
}

export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('') || '?'
}

const sum = (name: string) =>
  [...name].reduce((total, letter) => total * 31 + (letter.codePointAt(0) ?? 0), 7) >>> 0
