import type { Campaign } from '@banter/api/ads/campaigns/contract'
import { Form } from '../../router.ts'
import { formatMoney } from '../../ui/amounts.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'

/** What can be done with a campaign as it stands, but for the review. */
export function CampaignDeeds({ campaign }: { campaign: Campaign }) {
  const { may, left, name, state } = campaign
  return (
    <div className="flex flex-wrap gap-2">
      {may.submit && state === 'rejected' && <Deed intent="submit">Hand it in again</Deed>}
      {may.pause && <Deed intent="pause">Pause</Deed>}
      {may.resume && <Deed intent="resume">Go on</Deed>}
      {may.end && (
        <Confirm
          label="End"
          question={`End “${name}” for good?`}
          detail={
            left.amount > 0
              ? `${formatMoney(left)} is not spent: it goes back to the card. Its figures stay.`
              : 'Nothing more is shown. Its figures stay.'
          }
          deed="End it"
          decline="Keep it"
          intent="end"
          danger
        />
      )}
      {state !== 'draft' && <Deed intent="duplicate">Run again</Deed>}
      {may.archive && <Deed intent="archive">Put away</Deed>}
      {may.delete && (
        <Confirm
          label="Delete"
          question={`Delete “${name}”?`}
          detail="A draft leaves nothing behind."
          deed="Delete"
          intent="delete"
          danger
        />
      )}
    </div>
  )
}

function Deed({ intent, children }: { intent: string; children: string }) {
  return (
    <Form method="post">
      <SubmitButton intent={intent} variant="secondary">
        {children}
      </SubmitButton>
    </Form>
  )
}
