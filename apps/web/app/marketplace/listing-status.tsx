import type { Product } from '@banter/api/marketplace/contract'
import { Badge } from '../ui/badge.tsx'
import type { Tone } from '../ui/tones.ts'

const LOOKS: Record<Product['status'], [tone: Tone, label: string]> = {
  active: ['positive', 'For sale'],
  reserved: ['caution', 'Reserved'],
  sold: ['accent', 'Sold'],
  paused: ['neutral', 'Paused'],
  deleted: ['danger', 'Deleted'],
}

export function ListingStatus({ status }: { status: Product['status'] }) {
  const [tone, label] = LOOKS[status]
  return (
    <Badge tone={tone} dot>
      {label}
    </Badge>
  )
}
