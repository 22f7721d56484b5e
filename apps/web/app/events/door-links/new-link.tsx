import type { NewDoorLink } from '@banter/api/events/door-links/contract'
import { Alert } from '../../ui/alert.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Input } from '../../ui/input.tsx'

/** The link that has just been made, to be handed over now. */
export function NewLink({
  made: { link, url, picture },
}: {
  made: Omit<NewDoorLink, 'qr'> & { picture: string }
}) {
  return (
    <Card title={`The link for ${link.name}`}>
      <Alert tone="caution" title="Hand it over now.">
        It is not shown again. Whoever has it can let people in, so give it to {link.name} alone.
      </Alert>
      {/* White behind the code in dark mode too: scanners look for dark on light. */}
      <div className="mx-auto mt-4 w-fit rounded-lg bg-white p-2">
        <img
          src={picture}
          alt={`QR code of the link for ${link.name}`}
          width={224}
          height={224}
          className="size-56 max-w-full"
        />
      </div>
      <p className="mt-2 text-center text-muted">
        They scan it with the camera of their phone, or open this:
      </p>
      <div className="mt-3 flex items-center gap-2">
        <Input readOnly value={url} aria-label={`Link for ${link.name}`} className="font-mono text-xs" />
        <CopyButton text={url} />
      </div>
    </Card>
  )
}
