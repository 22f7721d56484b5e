import { IconFlask } from '@tabler/icons-react'
import { Button } from '../ui/button.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { DEMO_PASSWORD, type DemoAccount } from './demo-accounts.ts'

interface DemoHintProps {
  accounts: DemoAccount[]
  onPick: (account: DemoAccount) => void
}

/** Ways in for who tries the product; with scripts one press fills the form. */
export function DemoHint({ accounts, onPick }: DemoHintProps) {
  const hydrated = useHydrated()
  if (accounts.length === 0) return null
  return (
    <section aria-label="Demo accounts" className="rounded-md bg-sunken p-4">
      <p className="flex items-center gap-2 font-medium">
        <IconFlask aria-hidden className="size-4.5 text-muted" />
        Just looking around?
      </p>
      <p className="mt-0.5 text-[0.8125rem] text-muted">
        Demo accounts, all with the password <strong className="font-medium text-ink">{DEMO_PASSWORD}</strong>
      </p>
      <ul className="mt-3 flex flex-wrap gap-2">
        {accounts.map((account) => (
          <li key={account.email}>
            {hydrated ? (
              <Button size="sm" title={account.email} onClick={() => onPick(account)}>
                {account.who}
              </Button>
            ) : (
              <code className="font-mono text-xs">{account.email}</code>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
