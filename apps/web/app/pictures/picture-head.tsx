import type { Picture } from '@banter/api/pictures/contract'
import { Alert } from '../ui/alert.tsx'
import { type Amount, formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { HolderName } from './holder-name.tsx'
import { LikeButton } from './like-button.tsx'
import { DownloadButton } from './my-picture-card.tsx'
import { RelistForm } from './relist-form.tsx'

interface PictureHeadProps {
  picture: Picture
  /** What the viewer paid for it last. */
  paid: Amount | null | undefined
}

/** What it is called, whose it is, and what the viewer can do with it. */
export function PictureHead({ picture, paid }: PictureHeadProps) {
  const { id, title, maker, owner, mine, offer, productId, barred, sales } = picture
  return (
    <div className="grid gap-4">
      <div>
        <div className="flex items-start justify-between gap-3">
          <h1 className="min-w-0 text-xl font-semibold break-words sm:text-2xl">{title}</h1>
          <LikeButton picture={picture} />
        </div>
        <p className="mt-1 text-muted">
          {sales === 0 ? (
            <>
              Made and owned by <HolderName holder={owner} mine={mine} />
            </>
          ) : (
            <>
              Made by <HolderName holder={maker} /> · owned by <HolderName holder={owner} mine={mine} />
            </>
          )}
        </p>
      </div>
      {barred && (
        <Alert tone="danger" title="Taken down by the school">
          Nobody else sees this picture, and it cannot be sold. Its original is still yours.
        </Alert>
      )}
      {mine && <DownloadButton productId={productId} title={title} />}
      {offer && (
        <LinkButton
          to={`/products/${offer.productId}`}
          variant={mine ? 'secondary' : 'primary'}
          size="lg"
          wide
        >
          {`${mine ? 'See your listing,' : 'Buy the original for'} ${formatMoney(offer.price)}`}
        </LinkButton>
      )}
      {picture.mayRelist && <RelistForm picture={{ id, title }} price={paid} back={`/pictures/${id}`} />}
      {picture.mayDelete && (
        <div className="justify-self-end">
          <Confirm
            label="Delete this picture"
            size="sm"
            variant="ghost"
            question="Delete this picture?"
            detail="Its original, its listing and its comments go with it."
            deed="Delete"
            intent="delete"
            action={`/pictures/${id}/act`}
            danger
          >
            <input type="hidden" name="back" value={`/pictures/${id}`} />
          </Confirm>
        </div>
      )}
    </div>
  )
}
