import type { Campaign } from '@banter/api/ads/campaigns/contract'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Money } from '../../ui/money.tsx'
import { Time } from '../../ui/time.tsx'
import { daysWords, ENDINGS } from './words.ts'

/** What is the case with a campaign, and what its people can do about it. */
export function CampaignState({ campaign, awaited }: { campaign: Campaign; awaited: boolean }) {
  const { id, state, rejection, endReason, closed, refunded, missing, newAds, may } = campaign
  if (state === 'draft')
    return (
      <Alert
        title={
          awaited ? 'One moment: the payment is on its way here.' : 'This is a draft. Nothing is shown yet.'
        }
        action={
          !awaited && (
            <LinkButton variant="primary" size="sm" to={`/admin/ads/${id}/${nextStep(campaign)}`}>
              Go on
            </LinkButton>
          )
        }
      >
        {!awaited && missing.length > 0 && <p>{missing.join(' ')}</p>}
      </Alert>
    )
  if (state === 'rejected')
    return (
      <Alert
        tone="danger"
        title={`Sent back: ${rejection}`}
        action={
          <LinkButton size="sm" to={`/admin/ads/${id}/ad`}>
            Change it
          </LinkButton>
        }
      >
        <p>Change it and hand it in again. Or end it: what was paid goes back.</p>
      </Alert>
    )
  if (state === 'pending')
    return (
      <Alert tone="caution" title="It waits for a look by the school.">
        <p>Usually within a working day. See that what it leads to is what it says.</p>
      </Alert>
    )
  if (closed) return <ClosedNow closed={closed} />
  if (state === 'approved')
    return (
      <Alert title="Approved.">
        <p>It runs from {firstDay(campaign)} on.</p>
      </Alert>
    )
  if (endReason)
    return (
      <Alert tone={state === 'exhausted' ? 'positive' : 'neutral'} title={ENDINGS[endReason]}>
        {refunded.amount > 0 && (
          <p>
            <Money value={refunded} /> went back to the card, or is on its way.
          </p>
        )}
      </Alert>
    )
  if (newAds > 0 && may.review)
    return (
      <Alert
        tone="caution"
        title={newAds === 1 ? 'A new ad waits for a look.' : `${newAds} new ads wait for a look.`}
      />
    )
  return null
}

function ClosedNow({ closed }: { closed: NonNullable<Campaign['closed']> }) {
  const words = {
    blackout: `No ads just now${closed.reason ? `: ${closed.reason}` : ''}.`,
    ads_off: 'This school shows no ads at present.',
    category: 'This school does not allow ads of this kind any more.',
  }
  return (
    <Alert tone="caution" title={words[closed.why]}>
      {closed.until && (
        <p>
          It goes on <Time value={closed.until} absolute />. Nothing is charged until then.
        </p>
      )}
    </Alert>
  )
}

function firstDay({ flights }: Campaign): string {
  const [first = ''] = flights.map(({ from }) => from).toSorted()
  return daysWords(first, first)
}

/** The first page of the plan that still lacks something. */
function nextStep({ flights, creatives }: Campaign): string {
  if (flights.length === 0) return 'where'
  return creatives.length === 0 ? 'ad' : 'start'
}
