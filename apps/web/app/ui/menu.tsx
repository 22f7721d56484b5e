import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, type LinkProps, useLocation } from '../router.ts'
import { cx } from './cx.ts'

interface MenuProps {
  /** What the closed menu shows; `label` is read out after it, and is its name when that is only an icon. */
  trigger: ReactNode
  label?: string
  triggerClassName?: string
  align?: 'start' | 'end'
  /** What stands in a menu that was never opened, for readers without script. A list with a menu on every line spares the rest. */
  until?: ReactNode
  children: ReactNode
}

const ITEM =
  'flex w-full items-center gap-2.5 rounded-sm px-2.5 py-2 text-left text-ink hover:bg-sunken [&_svg]:size-4.5 [&_svg]:text-muted'

/** A disclosure of links and buttons: opens without script; with it, closes outside and on Escape, and arrows move. */
export function Menu({ trigger, label, triggerClassName, align = 'end', until, children }: MenuProps) {
  const [opened, setOpened] = useState(false)
  const box = useRef<HTMLDetailsElement>(null)
  useClosing(box, opened)
  const place = align === 'end' ? 'right-0' : 'left-0'
  return (
    <details ref={box} className="relative" onToggle={() => setOpened(true)} onKeyDown={moveFocus}>
      <summary className={cx('rounded-md select-none', triggerClassName)}>
        {trigger}
        {label && <span className="sr-only">{label}</span>}
      </summary>
      <div
        className={cx(
          'absolute z-40 mt-2 min-w-56 animate-rise rounded-md border border-line bg-surface p-1 shadow-pop',
          place,
        )}
      >
        {opened || !until ? children : until}
      </div>
    </details>
  )
}

export function MenuLink({ className, ...rest }: LinkProps) {
  return <Link {...rest} className={cx(ITEM, className)} />
}

/** A button that submits the form around it. */
export function MenuButton({ children, danger }: { children: ReactNode; danger?: boolean }) {
  return (
    <button type="submit" className={cx(ITEM, danger && 'text-danger-text [&_svg]:text-danger-text')}>
      {children}
    </button>
  )
}

export function MenuLine() {
  return <hr className="my-1 border-line" />
}

/** A list has a menu on every line: what was never opened listens to nothing. */
function useClosing(box: React.RefObject<HTMLDetailsElement>, opened: boolean) {
  const { key } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new place closes the menu
  useEffect(() => box.current?.removeAttribute('open'), [key])
  useEffect(() => {
    if (!opened) return
    const close = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) box.current?.removeAttribute('open')
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [box, opened])
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

function moveFocus(event: KeyboardEvent<HTMLDetailsElement>) {
  const details = event.currentTarget
  if (event.key === 'Escape' && details.open) {
    details.open = false
    details.querySelector('summary')?.focus()
  }
  const step = STEPS[event.key]
  if (step === undefined) return
  event.preventDefault()
  details.open = true
  const stops = [...details.querySelectorAll<HTMLElement>('summary, a[href], button')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  stops[(at + step + stops.length) % stops.length]?.focus()
}
