import type { Product } from '@banter/api/marketplace/contract'
import { Badge } from '../ui/badge.tsx'
import type { Tone } from '../ui/tones.ts'

const LOOKS: Record<Product['status'], [tone: Tone, label: string]> = {
  draft: ['neutral', 'Draft'],
  pending: ['info', 'Waits for the staff'],
  refused: ['danger', 'Sent back'],
  active: ['positive', 'For sale'],
  reserved: ['caution', 'Reserved'],
  sold: ['accent', 'Sold'],
  paused: ['neutral', 'Paused'],
  expired: ['caution', 'Time is over'],
  deleted: ['danger', 'Deleted'],
}

const OFFERED: Partial<Record<Product['kind'], string>> = {
  free: 'To give away',
  swap: 'To swap',
  wanted: 'Wanted',
}

export function ListingStatus({ status, kind }: Pick<Product, 'status' | 'kind'>) {
  const [tone, label] = LOOKS[status]
  return (
    <Badge tone={tone} dot>
      {(status === 'active' && OFFERED[kind]) || label}
    </Badge>
  )
}
