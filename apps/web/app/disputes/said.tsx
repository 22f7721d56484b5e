import type { MediaView } from '@banter/api/media/contract'
import type { ReactNode } from 'react'
import { Gallery } from '../media/gallery.tsx'
import { Avatar } from '../ui/avatar.tsx'

interface SaidProps {
  who: string
  /** Beside the name: what they are in it. */
  as: string
  title: ReactNode
  text: string
  media?: MediaView[]
}

/** What one of the two says, with the photos that show it. */
export function Said({ who, as, title, text, media = [] }: SaidProps) {
  return (
    <article className="grid gap-3">
      <header className="flex items-center gap-3">
        <Avatar name={who} />
        <div className="min-w-0">
          <h3 className="font-medium break-words">
            {who} <span className="font-normal text-muted">({as})</span>
          </h3>
          <p className="text-muted">{title}</p>
        </div>
      </header>
      {text && <p className="text-pretty break-words whitespace-pre-line">{text}</p>}
      {media.length > 0 && (
        <div className="max-w-md">
          <Gallery media={media} label={`Photos by ${who}`} sizes="28rem" />
        </div>
      )}
    </article>
  )
}
