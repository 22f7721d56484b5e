import type { CardKind } from '@banter/api/billboard/contract'
import { IconShare3 } from '@tabler/icons-react'
import type { ButtonLook } from '../ui/button-look.ts'
import { LinkButton } from '../ui/link-button.tsx'

interface ShareLinkProps extends ButtonLook {
  kind: CardKind
  /** Its id, of a club its name in addresses. */
  id: string
}

/** To the billboard, where the composer waits with this attached. */
export function ShareLink({ kind, id, ...look }: ShareLinkProps) {
  return (
    <LinkButton {...look} to={`/?card=${kind}:${id}`}>
      <IconShare3 aria-hidden className="size-4" />
      Share on the billboard
    </LinkButton>
  )
}
