import type { Evidence } from '@banter/api/moderation/contract'
import { Avatar } from '../ui/avatar.tsx'
import { Time } from '../ui/time.tsx'

/** What was seen, quoted: never drawn as the thing itself. */
export function EvidenceQuote({ evidence: { author, title, text, media, seenAt } }: { evidence: Evidence }) {
  return (
    <blockquote className="grid gap-2 rounded-md border-l-4 border-line-strong bg-sunken px-4 py-3">
      {author && (
        <p className="flex items-center gap-2 font-medium">
          <Avatar name={author.name} src={author.avatar} size="sm" />
          {author.name}
        </p>
      )}
      {title && <p className="font-semibold wrap-anywhere">{title}</p>}
      {text && <p className="line-clamp-6 whitespace-pre-line wrap-anywhere">{text}</p>}
      <p className="text-xs text-muted">
        {media > 0 && `With ${media} ${media === 1 ? 'picture or video' : 'pictures or videos'} · `}
        As seen <Time value={seenAt} absolute />
      </p>
    </blockquote>
  )
}
