import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useRootData } from '../root-data.ts'
import { Form, useLocation } from '../router.ts'
import { cx } from '../ui/cx.ts'

const CHOICES = [
  { theme: 'light', label: 'Light', icon: IconSun },
  { theme: 'dark', label: 'Dark', icon: IconMoon },
  { theme: 'system', label: 'System', icon: IconDeviceDesktop },
] as const

/** Light, dark, or as the system says; kept in a cookie, works without script. */
export function ThemeChoice({ className }: { className?: string }) {
  const { pathname, search } = useLocation()
  const chosen = useRootData()?.theme ?? 'system'
  return (
    <Form method="post" action="/theme" preventScrollReset replace className={className}>
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset className="inline-flex rounded-md bg-sunken p-0.5">
        <legend className="sr-only">Theme</legend>
        {CHOICES.map(({ theme, label, icon: Icon }) => (
          <button
            key={theme}
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={chosen === theme}
            aria-label={label}
            title={label}
            className={cx(
              'grid h-7 w-9 place-items-center rounded-sm text-muted hover:text-ink',
              chosen === theme && 'bg-surface text-ink shadow-card',
            )}
          >
            <Icon aria-hidden className="size-4" />
          </button>
        ))}
      </fieldset>
    </Form>
  )
}
