import type { MarketRules } from '@banter/api/marketplace/rules/contract'
import { Alert } from '../ui/alert.tsx'
import { dayName } from './market-notes.tsx'
import { CATEGORY_NAMES } from './words.ts'

/** For moderators, who read the rules and do not set them. */
export function RulesSummary({ rules }: { rules: MarketRules }) {
  const { blockedWords, blockedCategories, reviewFirst, listingDays, termEndsOn, moveOutFrom, moveOutTo } =
    rules
  return (
    <Alert tone="neutral" title="Only an admin of the school can change these.">
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        <li>
          {blockedWords.length === 0 ? 'No word is refused.' : `Refused words: ${blockedWords.join(', ')}.`}
        </li>
        {blockedCategories.length > 0 && (
          <li>
            Refused categories: {blockedCategories.map((category) => CATEGORY_NAMES[category]).join(', ')}.
          </li>
        )}
        <li>
          {reviewFirst === 0
            ? 'New sellers list by themselves.'
            : `The first ${reviewFirst} listings of a new seller wait for you.`}
        </li>
        <li>
          A listing stays {listingDays} days
          {termEndsOn && `, or until the term ends on ${dayName(termEndsOn)}`}.
        </li>
        {moveOutFrom && moveOutTo && (
          <li>
            Move-out: {dayName(moveOutFrom)} to {dayName(moveOutTo)}.
          </li>
        )}
      </ul>
    </Alert>
  )
}
