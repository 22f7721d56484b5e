import type { Sort } from '@banter/api/billboard/contract'
import { IconCalendarEvent, IconTag, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '../../router.ts'

const WORDS: Record<Sort, [title: string, text: string]> = {
  latest: [
    'It is quiet here',
    'Say hello above: everyone at your school sees it. Or begin with one of these.',
  ],
  top: [
    'Nothing was liked this week yet',
    'Be generous under Latest, and what people like best shows up here.',
  ],
  following: [
    'You do not follow anybody who has posted',
    'Open somebody’s profile and choose Follow; their posts come here.',
  ],
  clubs: ['Your clubs have not posted yet', 'What the clubs you join have to say comes here.'],
}

const WAYS = [
  {
    to: '/clubs',
    icon: IconUsersGroup,
    title: 'Follow clubs',
    text: 'Join two or three, and their news comes to you.',
  },
  {
    to: '/events',
    icon: IconCalendarEvent,
    title: 'See what is on',
    text: 'This week’s events, and who is going.',
  },
  {
    to: '/sell',
    icon: IconTag,
    title: 'List something',
    text: 'A textbook, a lamp: it takes a minute and costs nothing.',
  },
]

/** A feed with nothing in it: three ways to make it one's own. */
export function FeedEmpty({ sort }: { sort: Sort }) {
  const [title, text] = WORDS[sort]
  return (
    <div className="grid gap-4 py-6">
      <div className="text-center">
        <p className="text-base font-semibold">{title}</p>
        <p className="mx-auto max-w-sm text-pretty text-muted">{text}</p>
      </div>
      <ul className="grid gap-3 sm:grid-cols-3">
        {WAYS.map(({ to, icon: Icon, title, text }) => (
          <li
            key={to}
            className="relative rounded-lg border border-line bg-surface p-4 shadow-card transition-colors hover:border-line-strong"
          >
            <span className="grid size-10 place-items-center rounded-full bg-accent-soft text-accent-text">
              <Icon aria-hidden className="size-5 stroke-[1.75]" />
            </span>
            <p className="mt-3 font-semibold">
              <Link to={to} className="after:absolute after:inset-0 after:rounded-lg">
                {title}
              </Link>
            </p>
            <p className="text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
