import type { CampaignState } from '@banter/api/ads/contract'
import { Badge } from '../../ui/badge.tsx'
import { STATES } from './words.ts'

export function StateBadge({ state }: { state: CampaignState }) {
  const { name, tone } = STATES[state]
  return (
    <Badge tone={tone} dot={state === 'live' || state === 'pending'}>
      {name}
    </Badge>
  )
}
