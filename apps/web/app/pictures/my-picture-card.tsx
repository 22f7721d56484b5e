import type { MyPicture } from '@banter/api/pictures/contract'
import { IconDownload, IconHeart, IconMessageCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Picture } from '../media/picture.tsx'
import { Link } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { RelistForm } from './relist-form.tsx'
import { LISTING } from './words.ts'

/** One of one's own pictures: how it stands, and what can be done with it now. */
export function MyPictureCard({ picture, sold }: { picture: MyPicture; sold: boolean }) {
  const { id, title, preview, listing, likeCount, commentCount, barred } = picture
  const [tone, label] = LISTING[listing?.status ?? ''] ?? []
  return (
    <article className="grid content-start gap-3 overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <div className="relative bg-sunken">
        <Link to={`/pictures/${id}`} aria-label={title}>
          <Picture
            media={{ ...preview, alt: '' }}
            sizes="(min-width: 1280px) 20rem, (min-width: 640px) 45vw, 100vw"
            className="aspect-[4/3] w-full object-cover"
          />
        </Link>
        <span className="pointer-events-none absolute top-2 left-2 flex gap-1">
          {label && tone && <Badge tone={tone}>{label}</Badge>}
          {barred && <Badge tone="danger">Taken down by the school</Badge>}
        </span>
      </div>
      <div className="grid gap-3 px-4 pb-4">
        <div>
          <h2 className="truncate font-semibold">{title}</h2>
          <p className="text-[0.8125rem] text-muted">{historyOf(picture, sold)}</p>
          <p className="mt-1 flex gap-4 text-[0.8125rem] text-muted">
            <Count icon={<IconHeart aria-hidden className="size-4" />} count={likeCount} what="likes" />
            <Count
              icon={<IconMessageCircle aria-hidden className="size-4" />}
              count={commentCount}
              what="comments"
            />
          </p>
        </div>
        {!sold && <Deeds picture={picture} />}
      </div>
    </article>
  )
}

function historyOf({ made, at, price }: MyPicture, sold: boolean) {
  const verb = sold ? 'Sold' : made && !price ? 'Made by you' : price ? 'Bought' : 'Yours again'
  return (
    <>
      {verb}
      {price && (
        <>
          {' for '}
          <Money value={price} />
        </>
      )}
      {' · '}
      <Time value={at} />
    </>
  )
}

function Count({ icon, count, what }: { icon: ReactNode; count: number; what: string }) {
  return (
    <span className="flex items-center gap-1.5 tabular-nums">
      {icon}
      {count}
      <span className="sr-only"> {what}</span>
    </span>
  )
}

function Deeds({ picture }: { picture: MyPicture }) {
  const { id, title, productId, listing, price, mayRelist } = picture
  return (
    <div className="grid gap-2">
      <DownloadButton productId={productId} title={title} />
      {listing && (
        <LinkButton to={`/products/${listing.id}`} wide>
          {`See the listing, ${formatMoney(listing.price)}`}
        </LinkButton>
      )}
      {mayRelist && <RelistForm picture={{ id, title }} price={price} back="/my-pictures" />}
    </div>
  )
}

/** The file itself. It leaves the app, so it is no step of its own. */
export function DownloadButton({ productId, title }: { productId: string; title: string }) {
  return (
    <LinkButton
      to={`/products/${productId}/original`}
      reloadDocument
      rel="nofollow"
      aria-label={`Download the original of ${title}`}
      wide
    >
      <IconDownload aria-hidden className="size-4.5" />
      Download the original
    </LinkButton>
  )
}
