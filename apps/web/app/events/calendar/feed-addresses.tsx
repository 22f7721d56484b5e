import { Alert } from '../../ui/alert.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Input } from '../../ui/input.tsx'

export interface Address {
  name: string
  about: string
  url: string
}

/** The addresses that have just been made, to be copied now. */
export function FeedAddresses({ addresses }: { addresses: Address[] }) {
  return (
    <Card title="Your addresses">
      <Alert tone="caution" title="Copy what you need now.">
        For your safety these addresses are not shown again.
      </Alert>
      <ul className="mt-4 grid gap-4">
        {addresses.map(({ name, about, url }) => (
          <li key={url} className="grid gap-1.5">
            <p>
              <span className="font-medium">{name}</span> <span className="text-muted">{about}</span>
            </p>
            <div className="flex items-center gap-2">
              <Input readOnly value={url} aria-label={`Address of ${name}`} className="font-mono text-xs" />
              <CopyButton text={url} />
            </div>
            <a
              href={url.replace(/^https?:/, 'webcal:')}
              className="w-fit text-[0.8125rem] font-medium text-accent-text underline underline-offset-2"
            >
              Open in my calendar
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
