import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import { forwardRef, type ReactNode } from 'react'
import { cx } from './cx.ts'
import { TONES, type Tone } from './tones.ts'

const ICONS = {
  neutral: IconInfoCircle,
  accent: IconInfoCircle,
  info: IconInfoCircle,
  positive: IconCircleCheck,
  caution: IconAlertTriangle,
  danger: IconCircleX,
}

interface AlertProps {
  tone?: Tone
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  tabIndex?: number
  className?: string
}

export const Alert = forwardRef<HTMLDivElement, AlertProps>(function Alert(
  { tone = 'info', title, children, action, tabIndex, className },
  ref,
) {
  const Icon = ICONS[tone]
  return (
    <div
      ref={ref}
      tabIndex={tabIndex}
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx('flex items-start gap-3 rounded-md px-4 py-3', TONES[tone], className)}
    >
      <Icon aria-hidden className="mt-px size-5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  )
})
