import { useRootData } from '../root-data.ts'
import { Button } from '../ui/button.tsx'
import { LABELS, type OpeningField, readDomains, STEPS } from './onboarding.ts'
import { planName } from './words.ts'

interface OnboardingReviewProps {
  entered: Record<string, string>
  goTo: (step: number) => void
}

/** What will be opened, as it was typed, with a way back to each part. */
export function OnboardingReview({ entered, goTo }: OnboardingReviewProps) {
  const baseDomain = useRootData()?.baseDomain ?? ''
  function shown(field: OpeningField): string {
    const value = entered[field]?.trim() ?? ''
    if (field === 'slug') return `${value.toLowerCase()}.${baseDomain}`
    if (field === 'plan') return planName(value)
    if (field === 'emailDomains') return readDomains(value).join(', ')
    return value
  }
  return (
    <div className="divide-y divide-line">
      {STEPS.slice(0, -1).map(({ title, fields }, at) => (
        <div key={title} className="flex items-start justify-between gap-4 py-3.5 first:pt-0 last:pb-0">
          <dl className="grid min-w-0 gap-2">
            {fields.filter(shown).map((field) => (
              <div key={field} className="min-w-0 sm:flex sm:gap-3">
                <dt className="text-muted sm:w-44 sm:shrink-0">{LABELS[field]}</dt>
                <dd className="min-w-0 font-medium">{shown(field)}</dd>
              </div>
            ))}
          </dl>
          <Button size="sm" aria-label={`Change: ${title}`} onClick={() => goTo(at)}>
            Change
          </Button>
        </div>
      ))}
    </div>
  )
}
