import { IconEye, IconLock, IconMapPin } from '@tabler/icons-react'

const TIPS = [
  {
    icon: IconMapPin,
    title: 'Meet on campus',
    text: 'A busy place in daylight: the library, the student center.',
  },
  {
    icon: IconEye,
    title: 'Look before you hand over the code',
    text: 'Try it, turn it around, take your time.',
  },
  { icon: IconLock, title: 'Pay here only', text: 'Money sent another way cannot be held or given back.' },
]

export function SafetyTips() {
  return (
    <ul className="grid gap-4 sm:grid-cols-3">
      {TIPS.map(({ icon: Icon, title, text }) => (
        <li key={title} className="flex gap-3 sm:grid sm:content-start sm:gap-2">
          <Icon aria-hidden className="size-5 shrink-0 stroke-[1.75] text-accent-text" />
          <span>
            <span className="block font-medium">{title}</span>
            <span className="block text-[0.8125rem] text-muted">{text}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
