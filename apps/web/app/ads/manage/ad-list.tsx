import type { Creative } from '@banter/api/ads/creatives/contract'
import { Form } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import type { Tone } from '../../ui/tones.ts'

const STATES: Record<Creative['state'], { name: string; tone: Tone }> = {
  draft: { name: 'Draft', tone: 'neutral' },
  pending: { name: 'To review', tone: 'caution' },
  approved: { name: 'Approved', tone: 'positive' },
  rejected: { name: 'Sent back', tone: 'danger' },
  retired: { name: 'Taken out', tone: 'neutral' },
}

interface AdListProps {
  campaignId: string
  ads: Creative[]
  /** Where its people may change them. */
  editable: boolean
}

/** The ads of a campaign, with what each says and where it leads. */
export function AdList({ campaignId, ads, editable }: AdListProps) {
  const page = `/admin/ads/${campaignId}/ad`
  const open = (state: Creative['state']) => state !== 'approved' && state !== 'retired'
  return (
    <ul aria-label="Ads" className="divide-y divide-line">
      {ads.map((ad) => (
        <li key={ad.id} className="grid gap-3 px-4 py-4 sm:grid-cols-[8rem_1fr] sm:px-5">
          <Picture ad={ad} />
          <div className="grid content-start gap-1">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <p className="font-semibold">{ad.headline}</p>
              <Badge tone={STATES[ad.state].tone}>{STATES[ad.state].name}</Badge>
            </div>
            {ad.body && <p className="text-muted">{ad.body}</p>}
            <p className="text-[0.8125rem] break-all text-muted">
              “{ad.action}” leads to{' '}
              <a href={ad.landingUrl} rel="noreferrer noopener" target="_blank" className="underline">
                {ad.landingUrl}
              </a>
            </p>
            {ad.rejection && <p className="font-medium text-danger-text">The school says: {ad.rejection}</p>}
            {editable && ad.state !== 'retired' && (
              <div className="mt-2 flex flex-wrap gap-2">
                <LinkButton size="sm" to={`${page}?${open(ad.state) ? 'ad' : 'replaces'}=${ad.id}`}>
                  {open(ad.state) ? 'Change' : 'Replace'}
                  <span className="sr-only"> {ad.headline}</span>
                </LinkButton>
                <Form method="post" action={page}>
                  <input type="hidden" name="remove" value={ad.id} />
                  <SubmitButton action={page} intent={`remove-${ad.id}`} variant="ghost" size="sm">
                    Take out
                    <span className="sr-only"> {ad.headline}</span>
                  </SubmitButton>
                </Form>
              </div>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Picture({ ad: { image, headline } }: { ad: Creative }) {
  return (
    <div className="aspect-video w-full max-w-48 overflow-hidden rounded-md bg-accent-soft">
      {image ? (
        <img src={image.thumbUrl} alt={image.alt} className="size-full object-cover" />
      ) : (
        <span
          aria-hidden
          className="grid size-full place-items-center text-2xl font-semibold text-accent-text"
        >
          {headline.slice(0, 1).toUpperCase()}
        </span>
      )}
    </div>
  )
}
