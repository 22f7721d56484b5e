import type { Picture } from '@banter/api/pictures/contract'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { counted } from '../ui/counted.ts'
import { HolderName } from './holder-name.tsx'
import { LikeButton } from './like-button.tsx'

/** On the page of its listing: who made it, how often it changed hands, and where people talk about it. */
export function AboutOriginal({ picture }: { picture: Picture }) {
  const { id, maker, owner, mine, sales, commentCount } = picture
  return (
    <Card title="The original" action={<LikeButton picture={picture} />}>
      <p>
        {sales === 0 ? (
          <>
            Made by <HolderName holder={owner} mine={mine} />, and never sold.
          </>
        ) : (
          <>
            Made by <HolderName holder={maker} />, owned by <HolderName holder={owner} mine={mine} />. It has
            changed hands {sales === 1 ? 'once' : counted(sales, 'time')}.
          </>
        )}
      </p>
      <p className="mt-3">
        <Link to={`/pictures/${id}`} className="font-medium text-accent-text hover:underline">
          {commentCount > 0
            ? `Its history and ${counted(commentCount, 'comment')}`
            : 'Its history and comments'}
        </Link>
      </p>
    </Card>
  )
}
