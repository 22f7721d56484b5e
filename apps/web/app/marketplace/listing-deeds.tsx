import type { Product } from '@banter/api/marketplace/contract'
import { Form } from '../router.ts'
import { Confirm } from '../ui/confirm.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface DeedProps {
  id: string
  status: Product['status']
  /** There is one, and it goes to who buys it here. */
  original?: boolean
}

const OFFER: Partial<Record<Product['status'], [intent: string, label: string]>> = {
  draft: ['publish', 'List it'],
  refused: ['publish', 'Send it again'],
  paused: ['publish', 'Publish again'],
  active: ['renew', 'Renew'],
  expired: ['renew', 'Renew'],
  sold: ['renew', 'I have another one'],
}

/** Into the shop, or for another while in it. */
export function Offer({
  id,
  status,
  original,
  renews,
  wide,
}: DeedProps & { renews: boolean; wide?: boolean }) {
  const [intent, label] =
    ((status === 'active' && !renews) || (original && status === 'sold') ? undefined : OFFER[status]) ?? []
  if (!intent) return null
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="id" value={id} />
      <SubmitButton
        intent={intent}
        variant={wide && status !== 'active' && status !== 'sold' ? 'primary' : 'secondary'}
        {...(wide ? { wide } : { size: 'sm' })}
      >
        {label}
      </SubmitButton>
    </Form>
  )
}

/** Out of the shop for now, or gone another way. */
export function PauseOrMark({ id, status, original, kind }: DeedProps & { kind: Product['kind'] }) {
  const gone = { sale: 'Mark as sold', free: 'It is gone', swap: 'It is gone', wanted: 'I found it' }[kind]
  return (
    <span className="flex flex-wrap gap-2">
      {(status === 'active' || status === 'pending') && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="id" value={id} />
          <SubmitButton intent="pause" variant="secondary" size="sm">
            {status === 'active' ? 'Pause' : 'Back to drafts'}
          </SubmitButton>
        </Form>
      )}
      {!original && ['active', 'paused', 'expired'].includes(status) && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="id" value={id} />
          <SubmitButton intent="mark-sold" variant="ghost" size="sm">
            {gone}
          </SubmitButton>
        </Form>
      )}
    </span>
  )
}

export function DiscardOrDelete({ id, status, title }: DeedProps & { title: string }) {
  const draft = status === 'draft'
  return (
    <Confirm
      label={draft ? 'Discard' : 'Delete'}
      size="sm"
      variant="ghost"
      question={draft ? 'Discard this draft?' : 'Delete this listing?'}
      detail={
        draft
          ? 'Its text and photos are gone for good.'
          : `Nobody can buy “${title}” any more. Orders already made go on.`
      }
      deed={draft ? 'Discard draft' : 'Delete listing'}
      intent="delete"
      danger
    >
      <input type="hidden" name="id" value={id} />
    </Confirm>
  )
}
