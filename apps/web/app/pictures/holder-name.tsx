import type { Holder } from '@banter/api/pictures/contract'
import { Link } from '../router.ts'

/** Somebody of a picture's history, by name where it may be read. */
interface HolderNameProps {
  holder: Holder
  mine?: boolean
  /** At the beginning of a sentence: You. */
  you?: string
}

/** Somebody of a picture’s history, by name where it may be read. */
export function HolderName({ holder: { person, left }, mine, you = 'you' }: HolderNameProps) {
  if (mine) return <span className="font-medium">{you}</span>
  if (!person)
    return <span className="text-muted">{left ? 'Former member' : 'A student of this campus'}</span>
  return (
    <Link to={`/people/${person.id}`} className="rounded-xs font-medium hover:underline">
      {person.name}
    </Link>
  )
}
