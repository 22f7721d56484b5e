import type { Picture } from '@banter/api/pictures/contract'
import { LinkButton } from '../ui/link-button.tsx'
import { HolderName } from './holder-name.tsx'
import { DownloadButton } from './my-picture-card.tsx'

/** On the page of a listing whose original was bought: by the viewer, or from them. */
export function OriginalMoved({ picture }: { picture: Picture }) {
  const { id, title, productId, owner, mine } = picture
  return (
    <div className="grid gap-3">
      <p role="status" className="rounded-md bg-positive-soft px-4 py-3 text-positive-text">
        {mine ? (
          <span className="font-medium">The original is yours.</span>
        ) : (
          <>
            You sold the original. It belongs to <HolderName holder={owner} /> now.
          </>
        )}
      </p>
      {mine && <DownloadButton productId={productId} title={title} />}
      <LinkButton to={`/pictures/${id}`} wide>
        {mine ? 'See it, or sell it on' : 'See its history'}
      </LinkButton>
    </div>
  )
}
