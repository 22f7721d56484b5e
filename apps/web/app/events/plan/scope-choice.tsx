import { RadioCards } from '../../ui/radio-cards.tsx'

const OPTIONS = [
  { value: 'this', title: 'This date only' },
  { value: 'following', title: 'This and all later dates' },
  { value: 'all', title: 'All dates still to come' },
]

/** Of a series: what a change is about. */
export function ScopeChoice({ legend, chosen = 'this' }: { legend: string; chosen?: string }) {
  return <RadioCards name="scope" legend={legend} options={OPTIONS} defaultValue={chosen} />
}
