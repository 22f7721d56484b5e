import { CONTROL } from '../../ui/control-look.ts'
import { cx } from '../../ui/cx.ts'
import type { ComposerState } from './use-composer.ts'
import type { WritingClub } from './writing.ts'

interface AudienceProps {
  clubs: WritingClub[]
  club: { id: string; name: string } | undefined
  /** To the whole school. */
  mayAnnounce: boolean
  state: ComposerState
}

/** Who will see it: everyone, one's followers, or a club. */
export function Audience({ clubs, club, mayAnnounce, state: { now, change } }: AudienceProps) {
  const shown = club ? [club] : now.announcing ? clubs.filter(({ leads }) => leads) : clubs
  const everyone = !club && (!now.announcing || mayAnnounce)
  return (
    <>
      <label htmlFor="audience" className="sr-only">
        Who sees it
      </label>
      <select
        id="audience"
        name="audience"
        value={now.audience}
        onChange={(event) => change({ audience: event.currentTarget.value })}
        className={cx(CONTROL, 'h-10 border-line pr-2 text-muted max-sm:order-last sm:w-auto sm:max-w-44')}
      >
        {everyone && <option value="school">Everyone</option>}
        {!club && !now.announcing && <option value="followers">My followers</option>}
        {now.announcing &&
          shown.map(({ id, name }) => (
            <option key={id} value={`club:${id}`}>
              Members of {name}
            </option>
          ))}
        {(now.announcing ? [] : shown).map(({ id, name }) => (
          <optgroup key={id} label={name}>
            <option value={`school:${id}`}>{name}, for everyone</option>
            <option value={`club:${id}`}>{name}, members only</option>
          </optgroup>
        ))}
      </select>
    </>
  )
}
