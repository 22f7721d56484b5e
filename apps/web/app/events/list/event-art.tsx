import type { EventCategory } from '@banter/api/events/contract'
import {
  type Icon,
  IconBallBasketball,
  IconBriefcase,
  IconCalendarEvent,
  IconConfetti,
  IconCpu,
  IconHeartHandshake,
  IconMusic,
  IconPalette,
  IconSchool,
  IconUsersGroup,
  IconWorld,
  IconYoga,
} from '@tabler/icons-react'
import { cx } from '../../ui/cx.ts'

const LOOKS: Record<EventCategory, [hue: number, icon: Icon]> = {
  social: [20, IconConfetti],
  academic: [262, IconSchool],
  career: [235, IconBriefcase],
  arts: [325, IconPalette],
  music: [300, IconMusic],
  sports: [150, IconBallBasketball],
  culture: [55, IconWorld],
  service: [5, IconHeartHandshake],
  tech: [215, IconCpu],
  wellness: [175, IconYoga],
  meeting: [280, IconUsersGroup],
  other: [250, IconCalendarEvent],
}

export const hueOf = (category: EventCategory) => LOOKS[category][0]

interface EventArtProps {
  category: EventCategory
  cover: string | null
  className?: string
  /** The first picture of a page is not waited with. */
  eager?: boolean
}

/** An event's cover, or a quiet picture of its kind. Decorative: the title stands beside it. */
export function EventArt({ category, cover, className, eager }: EventArtProps) {
  if (cover) {
    const loading = eager ? 'eager' : 'lazy'
    return (
      <img
        src={cover}
        alt=""
        loading={loading}
        decoding="async"
        className={cx('bg-sunken object-cover', className)}
      />
    )
  }
  const [hue, Mark] = LOOKS[category]
  const shade = (light: string, dark: string, turn = 0) =>
    `light-dark(oklch(${light} ${hue + turn}), oklch(${dark} ${hue + turn}))`
  const background = `radial-gradient(120% 120% at 15% 10%, ${shade('0.93 0.05', '0.36 0.07', 25)}, transparent 60%), linear-gradient(145deg, ${shade('0.9 0.06', '0.32 0.07')}, ${shade('0.84 0.09', '0.24 0.06', 35)})`
  return (
    <span
      aria-hidden
      style={{ background, color: shade('0.45 0.12', '0.8 0.09') }}
      className={cx('grid place-items-center [&_svg]:size-[38%] [&_svg]:stroke-[1.25]', className)}
    >
      <Mark />
    </span>
  )
}
