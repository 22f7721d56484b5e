import type { Club, ClubCategory } from '@banter/api/clubs/contract'
import {
  type Icon,
  IconBallBasketball,
  IconBriefcase,
  IconConfetti,
  IconCpu,
  IconDeviceGamepad2,
  IconHeartHandshake,
  IconMoodSmile,
  IconMountain,
  IconMusic,
  IconPalette,
  IconSchool,
  IconSparkles,
  IconWorld,
} from '@tabler/icons-react'
import { cx } from '../ui/cx.ts'

const LOOKS: Record<ClubCategory, [hue: number, icon: Icon]> = {
  academic: [262, IconSchool],
  arts: [325, IconPalette],
  career: [235, IconBriefcase],
  culture: [55, IconWorld],
  faith: [75, IconSparkles],
  gaming: [290, IconDeviceGamepad2],
  music: [305, IconMusic],
  outdoors: [140, IconMountain],
  service: [5, IconHeartHandshake],
  social: [25, IconConfetti],
  sports: [155, IconBallBasketball],
  technology: [215, IconCpu],
  other: [250, IconMoodSmile],
}

const colour = (hue: number, light: string, dark: string) =>
  `light-dark(oklch(${light} ${hue}), oklch(${dark} ${hue}))`

interface ArtProps {
  club: Pick<Club, 'category' | 'cover'>
  className?: string
  /** The first picture of a page is not waited with. */
  eager?: boolean
}

/** A club's cover, or a quiet one in the colours of its kind. Decorative: the name stands beside it. */
export function ClubCover({ club, className, eager }: ArtProps) {
  if (club.cover)
    return (
      <img
        src={club.cover}
        alt=""
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        className={cx('bg-sunken object-cover', className)}
      />
    )
  const [hue] = LOOKS[club.category]
  const background = [
    `radial-gradient(90% 160% at 85% 0%, ${colour(hue + 35, '0.88 0.09', '0.4 0.09')}, transparent 65%)`,
    `linear-gradient(120deg, ${colour(hue, '0.92 0.05', '0.3 0.06')}, ${colour(hue + 15, '0.83 0.09', '0.25 0.07')})`,
  ].join(', ')
  return <span aria-hidden style={{ background }} className={cx('block', className)} />
}

const SIZES = {
  md: 'size-11 rounded-md text-base [&_svg]:size-5.5',
  lg: 'size-20 rounded-xl text-3xl sm:size-24 [&_svg]:size-10',
}

interface LogoProps {
  club: Pick<Club, 'category' | 'logo'>
  size?: keyof typeof SIZES
  className?: string
}

/** A club's logo: square, as people are round. */
export function ClubLogo({ club, size = 'md', className }: LogoProps) {
  const shape = cx('shrink-0 border border-line object-cover shadow-card', SIZES[size], className)
  if (club.logo) return <img src={club.logo} alt="" decoding="async" className={cx('bg-surface', shape)} />
  const [hue, Mark] = LOOKS[club.category]
  const style = {
    background: colour(hue, '0.96 0.03', '0.32 0.06'),
    color: colour(hue, '0.45 0.14', '0.85 0.09'),
  }
  return (
    <span aria-hidden style={style} className={cx('grid place-items-center [&_svg]:stroke-[1.5]', shape)}>
      <Mark />
    </span>
  )
}
