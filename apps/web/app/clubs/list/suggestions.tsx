import type { Club } from '@banter/api/clubs/contract'
import type { Suggestion } from '@banter/api/clubs/suggestions/contract'
import { Link } from '../../router.ts'
import { JoinButton } from '../show/join-button.tsx'
import { ClubCard } from './club-card.tsx'

/** Clubs one may like, each with why, and clubs that were founded this week. */
export function Suggestions({ suggested, fresh }: { suggested: Suggestion[]; fresh: Club[] }) {
  const known = new Set(suggested.map(({ club }) => club.id))
  const others = fresh.filter(({ id, mine }) => !known.has(id) && !mine.role)
  return (
    <>
      {suggested.length > 0 && (
        <section aria-labelledby="for-you" className="grid gap-3">
          <div className="flex items-baseline justify-between gap-3">
            <h2 id="for-you" className="font-semibold">
              For you
            </h2>
            <Link to="/account/privacy" className="text-[0.8125rem] text-muted hover:underline">
              Switch suggestions off
            </Link>
          </div>
          <Row
            label="Clubs for you"
            cards={suggested.map(({ club, reason }) => ({ club, reason: reason.line }))}
          />
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="fresh" className="grid gap-3">
          <h2 id="fresh" className="font-semibold">
            New this week
          </h2>
          <Row label="New clubs" cards={others.map((club) => ({ club }))} />
        </section>
      )}
    </>
  )
}

function Row({ label, cards }: { label: string; cards: { club: Club; reason?: string }[] }) {
  return (
    <ul
      aria-label={label}
      className="-mx-4 flex snap-x gap-3 overflow-x-auto px-4 pb-2 sm:mx-0 sm:grid sm:grid-cols-2 sm:gap-4 sm:overflow-visible sm:px-0 sm:pb-0 xl:grid-cols-3"
    >
      {cards.map(({ club, reason }) => (
        <li key={club.id} className="w-72 shrink-0 snap-start sm:w-auto">
          <ClubCard club={club} reason={reason} action={<JoinButton club={club} size="sm" />} />
        </li>
      ))}
    </ul>
  )
}
